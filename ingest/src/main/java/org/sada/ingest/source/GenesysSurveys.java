package org.sada.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.event.SurveyStatus;

/**
 * The surveys of a conversation. The promoter score is an NPS; the total score is a percentage of a form of the centre's own, which is no
 * score on a scale of satisfaction, and so is left out.
 */
final class GenesysSurveys {
    private GenesysSurveys() {}

    /** @param startedAtMs of the conversation; stands for the time of a survey that gives none */
    static List<Event> events(String tenant, String conversation, JsonNode json, long startedAtMs) throws InvalidEvent {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < json.path("surveys").size(); i++) {
            JsonNode survey = json.path("surveys").get(i);
            String id = GenesysSession.textOrNull(survey, "surveyId");
            events.add(event(tenant, conversation, id == null ? "survey-" + i : id, survey, startedAtMs));
        }
        return events;
    }

    private static Event event(String tenant, String conversation, String name, JsonNode json, long startedAtMs)
            throws InvalidEvent {
        Integer score = score(json);
        SurveyStatus status = status(json.path("surveyStatus").asText(""), score != null);
        Long completedMs = GenesysTimes.millisOrNull(json, "surveyCompletedDate");
        Long eventMs = completedMs != null ? completedMs : GenesysTimes.millisOrNull(json, "eventTime");
        Event.Feedback feedback = new Event.Feedback(
                Details.UNKNOWN,
                GenesysSession.textOrNull(json, "queueId"),
                GenesysSession.textOrNull(json, "userId"),
                List.of());
        Integer nps = status == SurveyStatus.ANSWERED ? score : null;
        return new Event(
                tenant,
                "genesys-" + conversation + "-survey-" + name + "-" + status.text(),
                conversation,
                eventMs != null ? eventMs : startedAtMs,
                new Event.Survey(name, status, null, nps, null, null, null, feedback));
    }

    private static Integer score(JsonNode json) throws InvalidEvent {
        JsonNode score = json.path("surveyPromoterScore");
        if (score.isMissingNode() || score.isNull()) {
            return null;
        }
        if (!score.isIntegralNumber() || score.intValue() < 0 || score.intValue() > 10) {
            throw new InvalidEvent("surveyPromoterScore must be 0 to 10, not " + Shown.value(score.toString()));
        }
        return score.intValue();
    }

    private static SurveyStatus status(String said, boolean scored) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "finished", "completed" -> SurveyStatus.ANSWERED;
            case "optout", "expired", "error", "deleted" -> SurveyStatus.DISMISSED;
            default -> scored && said.isEmpty() ? SurveyStatus.ANSWERED : SurveyStatus.INVITED;
        };
    }
}
