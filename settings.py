"""What does the environment say? Every setting is optional; secrets come from files."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url


class Settings(BaseSettings):
    """Typed settings. `*_FILE` names a file that holds a secret; no secret stands in the environment."""

    model_config = SettingsConfigDict(extra="ignore")

    temporal_address: str = "127.0.0.1:7233"
    temporal_namespace: str = "default"
    temporal_task_queue: str = "import-control"
    temporal_sandboxed: bool = True
    temporal_deployment: str | None = Field(
        default=None, description="name.build-id of the worker deployment"
    )
    data_dir: Path = Path("data")
    database_url: str = ""
    database_password_file: Path | None = Field(
        default=None, description="the password that database_url lacks"
    )
    document_store: Path | None = None
    customs_url: str = "http://127.0.0.1:8090"
    customs_client_id: str = "hai-quan-da-nang"
    customs_secret_file: Path | None = Field(
        default=None, description="the first secret shared with customs, which `records migrate` registers"
    )
    draw_seed_file: Path | None = None
    signer_folder: Path | None = None
    portal_host: str = "127.0.0.1"
    portal_port: int = 8080
    portal_secure_cookies: bool = False
    portal_trusted_proxies: str = Field(
        default="127.0.0.1", description="whose X-Forwarded-For is believed: addresses or networks"
    )
    openapi_enabled: bool = True
    worker_heartbeat_file: Path | None = Field(
        default=None, description="touched while the worker runs and Temporal answers it"
    )

    @property
    def register_url(self) -> str:
        """SQLite in the data folder unless another database is named, with the password from its file."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'register.db'}"
        if self.database_password_file is None:
            return self.database_url
        url = make_url(self.database_url).set(password=self._secret(self.database_password_file))
        return url.render_as_string(hide_password=False)

    @property
    def document_folder(self) -> Path:
        """Where files lie under their digests."""
        return self.document_store or self.data_dir / "documents"

    @property
    def archive_folder(self) -> Path:
        """Where closed histories are kept; several workers share one."""
        return self.data_dir / "archive"

    @property
    def secret_folder(self) -> Path:
        """Where the secrets of this installation lie that no setting names."""
        return self.data_dir / "secrets"

    @property
    def customs_secret(self) -> str:
        """The first secret shared with customs; which keys are valid now is in the register of senders."""
        return self._secret(self.customs_secret_file or self.secret_folder / "customs")

    @property
    def draw_seed(self) -> str:
        """The seed of the red lane's random draw, made per installation; auditors may see it."""
        return self._secret(self.draw_seed_file or self.secret_folder / "draw-seed")

    @property
    def signer_path(self) -> Path:
        """The folder of the office's signing key."""
        return self.signer_folder or self.secret_folder

    @staticmethod
    def _secret(path: Path) -> str:
        return path.read_text(encoding="utf-8").strip()
