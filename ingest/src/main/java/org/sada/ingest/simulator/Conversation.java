package org.sada.ingest.simulator;

import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;

/** One interaction while it lasts: what it has come to, and the pen that writes its events. */
final class Conversation {
    /** Events of one interaction never share a millisecond, so that their order is beyond doubt. */
    private static final long APART_MS = 1;

    final String id;
    final Issue issue;
    final Medium medium;
    final Direction direction;
    private final Agenda agenda;
    private final Log log;
    private int written;
    private long lastMs;

    Desk desk;
    boolean waiting;
    /** Counts the visits to queues; what was planned for an earlier visit is void. */
    int visit;

    long offeredAtMs;
    long waitedMs;
    boolean overflowed;
    int transfers;
    int reopened;

    boolean identified;
    private boolean customerKnown;
    /** Time with a bot, 0 for none. */
    long botMs;

    boolean contained;
    Agent agent;
    /** Whether the problem is solved in truth, whatever anybody says. */
    boolean solved;
    /** What the agent says of it; null for nothing. */
    Boolean marked;

    Conversation(String id, Issue issue, Medium medium, Direction direction, Agenda agenda, Log log) {
        this.id = id;
        this.issue = issue;
        this.medium = medium;
        this.direction = direction;
        this.agenda = agenda;
        this.log = log;
        this.desk = issue.topic().desk();
        this.lastMs = agenda.nowMs() - APART_MS;
    }

    void write(Event.Body body) {
        lastMs = Math.max(agenda.nowMs(), lastMs + APART_MS);
        written++;
        log.add(id + "-" + Padded.number(written, 2), id, lastMs, body);
    }

    /** The first event, with what the channel knows by itself. */
    void writeStarted(boolean knowsCustomer, boolean knowsProduct) {
        identified = knowsCustomer && knowsProduct;
        customerKnown = knowsCustomer;
        Customer customer = issue.customer();
        write(new Event.Started(new Details(
                knowsCustomer && direction != Direction.INTERNAL ? customer.id() : null,
                medium.channel,
                direction,
                knowsProduct ? issue.product() : null,
                knowsCustomer && direction != Direction.INTERNAL
                        ? customer.city().name()
                        : null,
                customer.language(),
                null)));
    }

    /** What the agent finds out about who is calling, and why. */
    void writeIdentified(boolean asksWho) {
        identified = true;
        boolean findsCustomer = asksWho && !customerKnown;
        write(new Event.Updated(new Details(
                findsCustomer ? issue.customer().id() : null,
                null,
                null,
                issue.product(),
                findsCustomer ? issue.customer().city().name() : null,
                null,
                null)));
    }

    /** Important customers before all others, then live channels before the rest. */
    int rank() {
        return issue.customer().important() ? medium.rank() - 1 : medium.rank();
    }

    /** Whether it is about something to complain of, and no mere question. */
    boolean complains() {
        return issue.topic().complaint() != null;
    }
}
