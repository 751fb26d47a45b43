package org.sada.analytics.cell;

import java.util.List;
import org.sada.contract.Definition;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Direction;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;
import org.sada.contract.fact.SurveyFact;

/** What the facts of one interaction add to cells; repeats apart, which take other contacts to know. Pure. */
public final class Contributions {
    private final Definition definition;

    public Contributions(Definition definition) {
        this.definition = definition;
    }

    /** Takes out what the old facts counted and puts in what the new ones do. Either may be null. */
    public void revise(Facts old, Facts now, long watermarkMs, CellDeltas deltas) {
        if (old != null) {
            if (!old.flags().isEmpty()) {
                deltas.unflag(old.tenant(), old.startedAtMs());
            }
            each(old, (place, timeMs, measures) -> deltas.subtract(old.tenant(), place, timeMs, watermarkMs, measures));
        }
        if (now != null) {
            if (!now.flags().isEmpty()) {
                deltas.flag(now.tenant(), now.startedAtMs());
            }
            each(now, (place, timeMs, measures) -> deltas.add(now.tenant(), place, timeMs, watermarkMs, measures));
        }
    }

    @FunctionalInterface
    private interface Consumer {
        void accept(Place place, long timeMs, Measures.Builder measures);
    }

    private void each(Facts facts, Consumer consumer) {
        consumer.accept(Place.of(facts), facts.startedAtMs(), ofInteraction(facts));
        boolean outbound = facts.details().direction() == Direction.OUTBOUND;
        for (Leg leg : facts.legs()) {
            if (!leg.byBot()) {
                consumer.accept(Place.of(facts, leg), leg.offeredAtMs(), ofLeg(leg, outbound));
            }
        }
    }

    private Measures.Builder ofLeg(Leg leg, boolean outbound) {
        Measures.Builder measures = new Measures.Builder();
        if (!outbound) {
            offered(leg, measures.count(Measure.OFFERED));
        }
        if (leg.handled()) {
            measures.count(Measure.HANDLED)
                    .add(Measure.TALK_MS, leg.talkMs())
                    .add(Measure.HOLD_MS, leg.holdMs())
                    .add(Measure.WRAP_MS, leg.wrapMs())
                    .add(Measure.HANDLE_SQ, squaredTenths(leg.handleMs()))
                    .record(HistogramMeasure.HANDLE_HIST, leg.handleMs())
                    .countIf(leg.transferredOut(), Measure.TRANSFERRED_OUT);
        }
        return measures;
    }

    private void offered(Leg leg, Measures.Builder measures) {
        boolean inTarget = leg.waitMs() <= definition.targetMs(leg.queue());
        switch (leg.outcome()) {
            case OPEN -> measures.count(Measure.OPEN);
            case FLOWED_OUT -> measures.count(Measure.FLOWED_OUT);
            case ANSWERED ->
                measures.count(Measure.ANSWERED)
                        .countIf(inTarget, Measure.ANSWERED_IN_TARGET)
                        .add(Measure.WAIT_ANSWERED_MS, leg.waitMs())
                        .add(Measure.WAIT_ANSWERED_SQ, squaredTenths(leg.waitMs()))
                        .record(HistogramMeasure.WAIT_HIST, leg.waitMs());
            case ABANDONED -> {
                boolean isShort = leg.waitMs() < definition.shortAbandon().toMillis();
                measures.count(isShort ? Measure.SHORT_ABANDONED : Measure.ABANDONED)
                        .countIf(inTarget, Measure.ABANDONED_IN_TARGET)
                        .add(Measure.WAIT_ABANDONED_MS, isShort ? 0 : leg.waitMs());
            }
        }
    }

    private static Measures.Builder ofInteraction(Facts facts) {
        Measures.Builder measures = new Measures.Builder();
        if (facts.contact()) {
            ofContact(facts, measures);
        }
        measures.countIf(Boolean.TRUE.equals(facts.resolved()), Measure.RESOLVED_YES)
                .countIf(Boolean.FALSE.equals(facts.resolved()), Measure.RESOLVED_NO)
                .countIf(
                        !facts.complaints().isEmpty(),
                        facts.contact() ? Measure.COMPLAINTS : Measure.FEEDBACK_COMPLAINTS);
        if (facts.sentiment() != null) {
            measures.count(
                    switch (facts.sentiment()) {
                        case NEGATIVE -> Measure.SENTIMENT_NEGATIVE;
                        case NEUTRAL -> Measure.SENTIMENT_NEUTRAL;
                        case POSITIVE -> Measure.SENTIMENT_POSITIVE;
                    });
        }
        facts.surveys().forEach(survey -> ofSurvey(survey, measures));
        return measures;
    }

    private static void ofContact(Facts facts, Measures.Builder measures) {
        measures.count(Measure.CONTACTS);
        List<Leg> handled = facts.legs().stream()
                .filter(leg -> leg.handled() && !leg.byBot())
                .toList();
        if (!handled.isEmpty()) {
            long handleMs = handled.stream().mapToLong(Leg::handleMs).sum();
            measures.count(Measure.HANDLED_CONTACTS)
                    .add(Measure.CONTACT_HANDLE_MS, handleMs)
                    .add(Measure.CONTACT_HANDLE_SQ, squaredTenths(handleMs));
        }
        if (Bots.served(facts)) {
            measures.count(Measure.BOT_SESSIONS)
                    .count(Bots.contained(facts) ? Measure.BOT_CONTAINED : Measure.BOT_HANDED_OFF);
        }
    }

    private static void ofSurvey(SurveyFact survey, Measures.Builder measures) {
        measures.count(Measure.SURVEY_INVITED).countIf(survey.answered(), Measure.SURVEY_ANSWERED);
        if (survey.csat() != null) {
            int score = survey.csat().score();
            long ninths = survey.csat().scale().ninths(score);
            measures.count(Measure.CSAT_N)
                    .countIf(survey.csat().scale().isTop(score), Measure.CSAT_TOP)
                    .add(Measure.CSAT_SUM, ninths)
                    .add(Measure.CSAT_SUMSQ, ninths * ninths);
        }
        if (survey.nps() != null) {
            measures.count(
                    survey.nps() >= 9
                            ? Measure.NPS_PROMOTERS
                            : survey.nps() >= 7 ? Measure.NPS_PASSIVES : Measure.NPS_DETRACTORS);
        }
        if (survey.ces() != null) {
            measures.count(Measure.CES_N)
                    .countIf(survey.ces() >= 5, Measure.CES_EASY)
                    .add(Measure.CES_SUM, survey.ces())
                    .add(Measure.CES_SUMSQ, (long) survey.ces() * survey.ces());
        }
    }

    private static long squaredTenths(long millis) {
        long tenths = (millis + 50) / 100;
        return Math.multiplyExact(tenths, tenths);
    }
}
