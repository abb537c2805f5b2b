"""How is a declaration's outbox sent again when its case no longer does it?"""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.delivering import Delivering
    from models.messages import Delivered, DeliverNext, Resend
    from workflows import options


@workflow.defn
class Delivery:
    """Sends what is pending of one declaration; id `delivery/<declaration number>`."""

    @workflow.run
    async def run(self, resend: Resend) -> Delivered:
        """Until every row up to the number is settled."""
        delivered = Delivered(settled_number=0)
        while delivered.settled_number < resend.up_to:
            delivered = await workflow.execute_activity_method(
                Delivering.deliver,
                DeliverNext(declaration_number=resend.declaration_number, at=workflow.now()),
                start_to_close_timeout=options.DELIVERY_TIMEOUT,
                retry_policy=options.DELIVERY_RETRY,
            )
        return delivered
