package org.sada.ingest.simulator;

import java.util.List;
import java.util.TreeSet;
import org.sada.contract.event.Event;

/** How well a contact went: in truth, in the agent's eyes and in the customer's. */
final class Judgement {
    private static final long LONG_WAIT_MS = 150_000;

    private Judgement() {}

    /** How likely this agent solves it. */
    static double solves(Conversation conversation, Agent agent, long nowMs) {
        double chance = conversation.issue.topic().desk().solves
                + 0.45 * (agent.skill(nowMs) - 0.65)
                - (agent.desk == conversation.issue.topic().desk() ? 0 : 0.07)
                - (conversation.issue.attempt() > 1 ? 0.05 : 0)
                - (conversation.medium == Medium.EMAIL ? 0.05 : 0);
        double hindered = conversation.issue.incident() ? 0.65 : 1;
        return Math.max(0.05, Math.min(0.97, chance * hindered));
    }

    /** What the agent says: nearly always right about success, and hopeful about failure. */
    static Boolean marked(Conversation conversation, Chance chance) {
        double draw = chance.unit();
        double yes = conversation.solved ? 0.93 : 0.52;
        double no = conversation.solved ? 0.02 : 0.34;
        return draw < yes ? Boolean.TRUE : draw < yes + no ? Boolean.FALSE : null;
    }

    static Event.Disposition disposition(Conversation conversation, Chance chance) {
        TreeSet<String> complaints = new TreeSet<>();
        Issue issue = conversation.issue;
        if (conversation.complains() && chance.happens(issue.incident() ? 0.85 : 0.45)) {
            complaints.add(issue.topic().complaint().text());
        }
        if (conversation.medium.live() && conversation.waitedMs > LONG_WAIT_MS && chance.happens(0.35)) {
            complaints.add(Complaint.WAITING.text());
        }
        if (issue.attempt() > 1 && chance.happens(0.35)) {
            complaints.add(Complaint.UNRESOLVED.text());
        }
        if (conversation.botMs > 120_000 && chance.happens(0.08)) {
            complaints.add(Complaint.SELF_SERVICE.text());
        }
        return new Event.Disposition(conversation.marked, issue.topic().reason(), List.copyOf(complaints));
    }

    /** How content the customer is, 0 to 1. */
    static double contentment(Conversation conversation, long nowMs, Chance chance) {
        double contentment = 0.80
                + (conversation.solved ? 0.15 : -0.32)
                + (conversation.agent == null ? -0.02 : 0.4 * (conversation.agent.skill(nowMs) - 0.65))
                - Math.min(0.3, waitWeight(conversation) * 0.12)
                - 0.06 * conversation.transfers
                - 0.06 * (conversation.issue.attempt() - 1)
                - (conversation.issue.incident() ? 0.08 : 0)
                + conversation.issue.customer().strictness()
                + 0.13 * chance.normal();
        return Math.max(0, Math.min(1, contentment));
    }

    /** What a discontented customer would name first, drawn by how much each thing hurt. */
    static Complaint grievance(Conversation conversation, long nowMs, Chance chance) {
        Complaint[] all = Complaint.values();
        double[] weights = new double[all.length];
        weights[Complaint.WAITING.ordinal()] = waitWeight(conversation);
        if (conversation.agent != null) {
            double lacking = Math.max(0, 0.7 - conversation.agent.skill(nowMs));
            weights[Complaint.STAFF_ATTITUDE.ordinal()] = 0.06 + lacking;
            boolean misled = !conversation.solved && Boolean.TRUE.equals(conversation.marked);
            weights[Complaint.WRONG_INFORMATION.ordinal()] = misled ? 0.4 : 0.02;
        }
        if (!conversation.solved) {
            weights[Complaint.UNRESOLVED.ordinal()] = 0.3 + 0.5 * (conversation.issue.attempt() - 1);
        }
        if (conversation.contained) {
            weights[Complaint.SELF_SERVICE.ordinal()] = 0.9;
        } else if (conversation.botMs > 90_000) {
            weights[Complaint.SELF_SERVICE.ordinal()] = 0.25;
        }
        if (conversation.complains()) {
            weights[conversation.issue.topic().complaint().ordinal()] +=
                    conversation.issue.incident() ? 3 : conversation.solved ? 0.4 : 1;
        }
        return all[chance.pick(weights)];
    }

    /** How much the wait hurt: 1 is what most would mention. */
    private static double waitWeight(Conversation conversation) {
        double minutes = conversation.waitedMs / 60_000.0;
        return switch (conversation.medium) {
            case VOICE, CHAT -> minutes < 1.5 ? 0 : minutes / 4;
            case MESSAGE -> minutes < 45 ? 0 : minutes / 240;
            case EMAIL -> minutes < 600 ? 0 : minutes / 1800;
        };
    }
}
