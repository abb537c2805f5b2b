"""What stands around a page that anybody may read? The office, and the way to the other public pages."""

from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from models.days import vietnamese_day
from portal.deps import portal_deps
from portal.pages.frame.shell import NavItem, frame, show
from portal.security.access import Everyone

NAV = (
    ("Hàng của tôi do ai quản lý?", "/authority"),
    ("Bộ quy tắc", "/rulebook"),
    ("Cần thẩm tra pháp lý", "/rulebook/review"),
    ("So sánh", "/rulebook/compare"),
    ("Dành cho cán bộ", "/"),
)


def public_router() -> APIRouter:
    """Routes without a sign-in: the law is public."""
    return APIRouter(dependencies=[Depends(Everyone())])


def public_page(request: Request, template: str, page: object, title: str, status: int = 200) -> HTMLResponse:
    """The page inside the public frame."""
    path = request.url.path
    nav = tuple(NavItem(text, href, path == href) for text, href in NAV)
    return show(template, replace(frame(portal_deps(request).office, title), nav=nav), page, status)


def today(request: Request) -> date:
    """The Vietnamese day of the request."""
    return vietnamese_day(portal_deps(request).now())
