package org.sada.ingest.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sada.contract.event.Event;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.check.EventSize;
import org.sada.ingest.check.FutureCheck;
import org.sada.ingest.publish.EventLine;
import org.sada.ingest.source.Item;

/** What came in one request, judged event by event. */
final class Intake {
    static final String DOOR = "http";

    private final String source;
    private final KeyTenant owner;
    private final FutureCheck futureCheck;
    private final Set<Id> seen = new HashSet<>();
    private final List<EventLine> events = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    /** What makes two events one. */
    private record Id(String tenant, String subject, String id) {
        private static Id of(Event event) {
            return new Id(event.tenant(), event.subject(), event.id());
        }
    }

    Intake(String source, KeyTenant owner, FutureCheck futureCheck) {
        this.source = source;
        this.owner = owner;
        this.futureCheck = futureCheck;
    }

    void take(BodyPart part) {
        try {
            take(owner.claim(part.event(), part.content()));
        } catch (InvalidEvent invalid) {
            refuse(owner.tenant(), part.position(), invalid.getMessage(), part.content());
        }
    }

    void take(Item item) {
        if (item instanceof Item.Refused refused) {
            refuse(owner.tenant(), refused.position(), refused.reason(), refused.content());
        } else if (item instanceof Item.Understood understood) {
            for (Event event : understood.events()) {
                try {
                    owner.require(event);
                    take(
                            understood.isTheEvent()
                                    ? EventLine.asItCame(event, understood.content())
                                    : EventLine.of(event));
                } catch (InvalidEvent invalid) {
                    refuse(
                            owner.isAny() ? event.tenant() : owner.tenant(),
                            understood.position(),
                            invalid.getMessage(),
                            understood.content());
                }
            }
        }
    }

    private void take(EventLine line) throws InvalidEvent {
        EventSize.require(line.event());
        futureCheck.require(line.event());
        seen.add(Id.of(line.event()));
        events.add(line);
    }

    private void refuse(String tenant, String position, String reason, byte[] content) {
        rejections.add(new Rejection(tenant, DOOR, source, position, reason, content));
    }

    KeyTenant owner() {
        return owner;
    }

    List<EventLine> events() {
        return events;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    Outcome outcome() {
        return new Outcome(seen.size(), events.size() - seen.size(), rejections);
    }
}
