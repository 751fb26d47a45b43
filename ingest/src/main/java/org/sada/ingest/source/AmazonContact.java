package org.sada.ingest.source;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.sada.contract.event.InvalidEvent;

/**
 * One contact of Amazon Connect as a contact record, a contact event or the API tells it: one leg of a conversation. Times are
 * milliseconds since 1970, durations milliseconds; null means unknown.
 *
 * @param initial the first contact of the conversation; its own id where it is the first
 * @param transferred whether it was handed on, to a contact or out of Amazon Connect
 */
record AmazonContact(
        String id,
        String initial,
        String previous,
        boolean transferred,
        String channel,
        String method,
        Long initiatedAtMs,
        Long disconnectedAtMs,
        String disconnectReason,
        Long updatedAtMs,
        Queue queue,
        Agent agent) {

    /** @param direct whether it is an agent's own queue */
    record Queue(String name, boolean direct, Long enqueuedAtMs, Long dequeuedAtMs, Long durationMs) {
        boolean known() {
            return name != null || enqueuedAtMs != null;
        }
    }

    /** @param interactionMs without hold */
    record Agent(
            String name,
            Long connectedAtMs,
            Long interactionMs,
            Long holdMs,
            Long wrapStartedAtMs,
            Long wrapEndedAtMs,
            Long wrapMs) {

        boolean known() {
            return name != null || connectedAtMs != null;
        }
    }

    static AmazonContact of(AmazonObject contact) throws InvalidEvent {
        String id = contact.required("ContactId", "Id");
        String initial = contact.text("InitialContactId");
        String previous = contact.text("PreviousContactId");
        return new AmazonContact(
                id,
                initial == null ? id : initial,
                id.equals(previous) ? null : previous,
                contact.has("NextContactId")
                        || contact.has("TransferCompletedTimestamp")
                        || contact.has("TransferredToEndpoint"),
                contact.required("Channel"),
                contact.text("InitiationMethod"),
                contact.timeMs("InitiationTimestamp"),
                contact.timeMs("DisconnectTimestamp"),
                contact.text("DisconnectReason"),
                contact.timeMs("LastUpdateTimestamp"),
                queue(contact.object("Queue", "QueueInfo")),
                agent(contact.object("Agent", "AgentInfo")));
    }

    private static Queue queue(AmazonObject queue) throws InvalidEvent {
        String arn = queue.text("ARN", "QueueArn");
        String name = queue.text("Name");
        boolean direct =
                "AGENT".equalsIgnoreCase(queue.text("QueueType")) || (arn != null && arn.contains("/queue/agent/"));
        return new Queue(
                name != null ? name : arn != null ? AmazonObject.idOf(arn) : queue.text("Id"),
                direct,
                queue.timeMs("EnqueueTimestamp"),
                queue.timeMs("DequeueTimestamp"),
                queue.secondsAsMs("Duration"));
    }

    private static Agent agent(AmazonObject agent) throws InvalidEvent {
        String name = agent.text("Username");
        String arn = agent.text("ARN", "AgentArn");
        Long startedAtMs = agent.timeMs("AfterContactWorkStartTimestamp");
        Long endedAtMs = agent.timeMs("AfterContactWorkEndTimestamp");
        Long durationMs = agent.secondsAsMs("AfterContactWorkDuration");
        boolean both = startedAtMs != null && endedAtMs != null;
        return new Agent(
                name != null ? name : arn != null ? AmazonObject.idOf(arn) : agent.text("Id"),
                agent.timeMs("ConnectedToAgentTimestamp"),
                agent.secondsAsMs("AgentInteractionDuration"),
                agent.secondsAsMs("CustomerHoldDuration", "AgentInitiatedHoldDuration"),
                startedAtMs,
                endedAtMs,
                durationMs != null ? durationMs : both ? Long.valueOf(endedAtMs - startedAtMs) : null);
    }

    /** A supervisor who listens in is no customer. */
    boolean isSupervision() {
        return "MONITOR".equals(method);
    }

    /** A call to a third person, beside the customer's. */
    boolean isThirdParty() {
        return "EXTERNAL_OUTBOUND".equals(method);
    }

    /** The contact from which the customer was handed on to this one. */
    String follows() {
        return "TRANSFER".equals(method) || "QUEUE_TRANSFER".equals(method) ? previous : null;
    }

    /** The latest time that it names; null where it names none. */
    Long latestMs() {
        return Stream.of(
                        initiatedAtMs,
                        disconnectedAtMs,
                        updatedAtMs,
                        queue.enqueuedAtMs,
                        queue.dequeuedAtMs,
                        agent.connectedAtMs,
                        agent.wrapStartedAtMs,
                        agent.wrapEndedAtMs)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When it was initiated, or else the first that is known of its life; null where nothing is. */
    Long startedAtMs() {
        return Stream.of(initiatedAtMs, queue.enqueuedAtMs, agent.connectedAtMs, disconnectedAtMs)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The same, with an end that is known by other ways where it tells none itself. */
    AmazonContact disconnectedAt(Long otherwiseMs) {
        return disconnectedAtMs != null || otherwiseMs == null
                ? this
                : new AmazonContact(
                        id,
                        initial,
                        previous,
                        transferred,
                        channel,
                        method,
                        initiatedAtMs,
                        otherwiseMs,
                        disconnectReason,
                        updatedAtMs,
                        queue,
                        agent);
    }
}
