package org.sada.ingest.simulator;

import org.sada.contract.event.Name;

/** What customers complain of. */
enum Complaint implements Name {
    WAITING,
    STAFF_ATTITUDE,
    WRONG_INFORMATION,
    UNRESOLVED,
    BILLING,
    REFUND,
    DELIVERY,
    PRODUCT_QUALITY,
    SERVICE_OUTAGE,
    ACCOUNT_ACCESS,
    FRAUD_SECURITY,
    CANCELLATION,
    SELF_SERVICE
}
