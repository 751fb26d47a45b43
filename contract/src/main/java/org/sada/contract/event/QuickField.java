package org.sada.contract.event;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The fields that {@link QuickReader} knows. Each has one form, whatever the type of the event. */
enum QuickField implements Name {
    TYPE,
    TENANT,
    ID,
    INTERACTION,
    OCCURRED_AT,
    CUSTOMER,
    CHANNEL,
    DIRECTION,
    PRODUCT,
    REGION,
    LANGUAGE,
    REASON,
    QUEUE,
    AGENT,
    BOT,
    AUTHOR,
    TEXT,
    SURVEY,
    STATUS,
    STATE,
    CSAT,
    NPS,
    CES,
    RESOLVED,
    COMMENT,
    COMPLAINTS;

    static final WordTable<QuickField> BY_NAME = WordTable.of(Arrays.stream(values())
            .collect(Collectors.toMap(each -> each.text().replace('-', '_'), each -> each)));

    /** One bit for each field. */
    long bit() {
        return 1L << ordinal();
    }

    static long bits(QuickField... fields) {
        return Arrays.stream(fields).mapToLong(QuickField::bit).reduce(0, (one, other) -> one | other);
    }
}
