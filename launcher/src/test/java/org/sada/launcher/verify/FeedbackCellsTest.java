package org.sada.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sada.contract.cell.Dimension.*;
import static org.sada.contract.cell.HistogramMeasure.*;
import static org.sada.contract.cell.Measure.*;
import static org.sada.launcher.verify.Story.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Event;
import org.sada.contract.event.SurveyStatus;

/** What customers say, in the cells. */
class FeedbackCellsTest {
    @Test
    void feedback_without_an_interaction_counts_under_its_own_dimensions_and_is_no_contact() {
        Details details = new Details("c", Channel.EMAIL, null, "loan", "north", null, null);
        Event.Feedback feedback = new Event.Feedback(details, "q", "ann", List.of());
        Map<CellKey, Measures> cells = new Story()
                .tell(null, "02T10:00:00", survey(SurveyStatus.ANSWERED, 4, 10, 7, false, feedback))
                .tell(null, "02T10:00:00", survey(SurveyStatus.DISMISSED, null, null, null, null, feedback))
                .recompute()
                .cells();

        Measures both = measures(
                SURVEY_INVITED,
                2,
                SURVEY_ANSWERED,
                1,
                CSAT_N,
                1,
                CSAT_TOP,
                1,
                CSAT_SUM,
                36,
                CSAT_SUMSQ,
                36 * 36,
                NPS_PROMOTERS,
                1,
                CES_N,
                1,
                CES_EASY,
                1,
                CES_SUM,
                7,
                CES_SUMSQ,
                49,
                RESOLVED_NO,
                1);
        assertThat(cells.get(key(Cube.QUEUE, 15, "02T10:00", QUEUE, "q", CHANNEL, "email", DIRECTION, "inbound")))
                .isEqualTo(both);
        assertThat(cells.get(key(Cube.AGENT, 15, "02T10:00", QUEUE, "q", AGENT, "ann")))
                .isEqualTo(both);
        assertThat(cells.get(key(
                        Cube.COMPLAINT,
                        15,
                        "02T10:00",
                        QUEUE,
                        "q",
                        CHANNEL,
                        "email",
                        PRODUCT,
                        "loan",
                        REGION,
                        "north")))
                .isEqualTo(both);
    }

    @Test
    void scores_fall_into_the_classes_of_their_bounds() {
        Story story = new Story();
        for (int nps : new int[] {10, 9, 8, 7, 6, 0}) {
            story.tell(null, "02T10:00:00", survey(SurveyStatus.ANSWERED, null, nps, null, null));
        }
        for (int ces : new int[] {5, 4}) {
            story.tell(null, "02T10:00:00", survey(SurveyStatus.ANSWERED, null, null, ces, null));
        }
        for (int csat : new int[] {4, 3}) {
            story.tell(null, "02T10:00:00", survey(SurveyStatus.ANSWERED, csat, null, null, null));
        }

        assertThat(story.recompute().cells().get(unknownChannel("02T10:00", null)))
                .isEqualTo(measures(
                        SURVEY_INVITED,
                        10,
                        SURVEY_ANSWERED,
                        10,
                        NPS_PROMOTERS,
                        2,
                        NPS_PASSIVES,
                        2,
                        NPS_DETRACTORS,
                        2,
                        CES_N,
                        2,
                        CES_EASY,
                        1,
                        CES_SUM,
                        9,
                        CES_SUMSQ,
                        41,
                        CSAT_N,
                        2,
                        CSAT_TOP,
                        1,
                        CSAT_SUM,
                        36 + 27,
                        CSAT_SUMSQ,
                        36 * 36 + 27 * 27));
    }

    @Test
    void the_complaint_cube_holds_an_interaction_once_for_all_and_once_for_each_category() {
        Map<CellKey, Measures> cells = new Story()
                .tell("i", "02T10:00:00", started(null))
                .tell("i", "02T10:00:00", queued("q"))
                .tell("i", "02T10:00:00", by("ann"))
                .tell("i", "02T10:00:10", ended())
                .tell("i", "02T10:00:20", disposition(true, "fees", "app"))
                .tell("j", "02T10:00:00", started(null))
                .recompute()
                .cells();

        Measures one = measures(
                OFFERED,
                1,
                ANSWERED,
                1,
                ANSWERED_IN_TARGET,
                1,
                WAIT_HIST,
                0,
                HANDLED,
                1,
                TALK_MS,
                10_000,
                HANDLE_SQ,
                100 * 100,
                HANDLE_HIST,
                10_000,
                CONTACTS,
                1,
                HANDLED_CONTACTS,
                1,
                CONTACT_HANDLE_MS,
                10_000,
                CONTACT_HANDLE_SQ,
                100 * 100,
                RESOLVED_YES,
                1,
                COMPLAINTS,
                1);
        for (String category : new String[] {null, "fees", "app"}) {
            assertThat(cells.get(key(Cube.COMPLAINT, 15, "02T10:00", CATEGORY, category, QUEUE, "q", CHANNEL, "voice")))
                    .as(category)
                    .isEqualTo(one);
        }
        assertThat(cells.get(key(Cube.COMPLAINT, 15, "02T10:00", CHANNEL, "voice")))
                .isEqualTo(measures(CONTACTS, 1));
        assertThat(cells.get(quarter("02T10:00", "q"))).isEqualTo(one);
    }

    private static CellKey unknownChannel(String time, String queue) {
        return key(Cube.QUEUE, 15, time, QUEUE, queue, DIRECTION, "inbound");
    }
}
