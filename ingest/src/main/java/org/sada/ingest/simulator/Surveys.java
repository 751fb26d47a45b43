package org.sada.ingest.simulator;

import java.util.List;
import org.sada.contract.event.Csat;
import org.sada.contract.event.CsatScale;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.SurveyStatus;

/** Asks customers afterwards; some answer, and late. */
final class Surveys {
    private static final double DISMISSED = 0.07;
    private static final double ANONYMOUS = 0.02;
    private static final double LATEST_ANSWER_MINUTES = 2 * 24 * 60;

    private final Stage stage;
    private final Phrases phrases;
    private final Chance chance;
    private long anonymous;

    Surveys(Stage stage, Phrases phrases, Chance chance) {
        this.stage = stage;
        this.phrases = phrases;
        this.chance = chance;
    }

    void invite(Conversation conversation) {
        if (!chance.happens(conversation.medium.invited)) {
            return;
        }
        stage.agenda().in(chance.seconds(5, 180), () -> {
            conversation.write(unanswered(SurveyStatus.INVITED));
            double draw = chance.unit();
            if (draw < conversation.medium.answers) {
                double minutes = Math.min(LATEST_ANSWER_MINUTES, 1 + chance.logNormal(25, 1.6));
                stage.agenda().in((long) (60_000 * minutes), () -> answer(conversation));
            } else if (draw < conversation.medium.answers + DISMISSED) {
                stage.agenda()
                        .in(chance.seconds(10, 3600), () -> conversation.write(unanswered(SurveyStatus.DISMISSED)));
            }
        });
    }

    private static Event.Survey unanswered(SurveyStatus status) {
        return new Event.Survey(null, status, null, null, null, null, null, Event.Feedback.NONE);
    }

    private void answer(Conversation conversation) {
        double contentment = Judgement.contentment(conversation, stage.nowMs(), chance);
        if (chance.happens(ANONYMOUS)) {
            anonymous++;
            String id = stage.admission().tag() + "-feedback-" + Padded.number(anonymous, 7);
            Issue issue = conversation.issue;
            Details details = new Details(
                    null,
                    conversation.medium.channel,
                    Direction.INBOUND,
                    issue.product(),
                    issue.customer().city().name(),
                    issue.customer().language(),
                    null);
            stage.log().add(id, null, stage.nowMs(), answered(conversation, contentment, details));
        } else {
            conversation.write(answered(conversation, contentment, Details.UNKNOWN));
        }
    }

    private Event.Survey answered(Conversation conversation, double contentment, Details details) {
        Integer nps = chance.happens(0.45) ? score(contentment + 0.05 * chance.normal(), 0, 10) : null;
        Integer ces = chance.happens(0.35) ? score(contentment + 0.08 * chance.normal(), 1, 7) : null;
        Boolean resolved =
                chance.happens(0.5) ? Boolean.valueOf(chance.happens(conversation.solved ? 0.93 : 0.12)) : null;
        String comment = null;
        List<String> complaints = List.of();
        if (chance.happens(contentment < 0.5 ? 0.55 : 0.3)) {
            Customer customer = conversation.issue.customer();
            if (contentment < 0.45) {
                Complaint grievance = Judgement.grievance(conversation, stage.nowMs(), chance);
                comment = phrases.grievance(conversation, grievance, chance);
                complaints = chance.happens(0.4) ? List.of(grievance.text()) : List.of();
            } else {
                comment = contentment > 0.7 ? phrases.praise(customer, chance) : phrases.mixed(customer, chance);
            }
        }
        boolean anonymously = details.channel() != null;
        Event.Feedback feedback =
                new Event.Feedback(details, anonymously ? conversation.desk.queue : null, null, complaints);
        Csat csat = csat(contentment, conversation.medium.scale);
        return new Event.Survey(null, SurveyStatus.ANSWERED, csat, nps, ces, resolved, comment, feedback);
    }

    private static Csat csat(double contentment, CsatScale scale) {
        int highest = switch (scale) {
            case ONE_TO_FIVE -> 5;
            case ONE_TO_SEVEN -> 7;
            case ONE_TO_TEN -> 10;
            case NO_OR_YES -> 1;
        };
        return new Csat(score(contentment, scale == CsatScale.NO_OR_YES ? 0 : 1, highest), scale);
    }

    private static int score(double contentment, int lowest, int highest) {
        long score = lowest + (long) Math.floor(contentment * (highest - lowest) + 0.5);
        return (int) Math.max(lowest, Math.min(highest, score));
    }
}
