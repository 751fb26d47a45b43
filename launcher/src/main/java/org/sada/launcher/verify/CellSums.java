package org.sada.launcher.verify;

import static org.sada.contract.cell.Measure.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.sada.contract.Definition;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.Direction;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.Name;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.Sentiment;
import org.sada.contract.fact.SurveyFact;

/** Adds what each interaction contributes to the cells of every cube and grain. */
final class CellSums {
    private final Definition definition;
    private final ToLongFunction<String> firstMinuteMs;
    private final Map<CellKey, Measures.Builder> sums = new HashMap<>();

    /**
     * @param firstMinuteMs by tenant, the start of the earliest window of one minute that is kept
     */
    CellSums(Definition definition, ToLongFunction<String> firstMinuteMs) {
        this.definition = definition;
        this.firstMinuteMs = firstMinuteMs;
    }

    /** The cells that are not zero. */
    Map<CellKey, Measures> cells() {
        Map<CellKey, Measures> cells = new HashMap<>();
        sums.forEach((key, sum) -> {
            Measures measures = sum.build();
            if (!measures.isZero()) {
                cells.put(key, measures);
            }
        });
        return cells;
    }

    Measures.Builder cell(CellKey key) {
        return sums.computeIfAbsent(key, each -> new Measures.Builder());
    }

    /**
     * @param mark null where the interaction does not count for repeats
     */
    void add(Facts facts, Mark mark) {
        for (Cube cube : Cube.STANDARD) {
            for (int grainMin : cube.grainsMin()) {
                for (String category : categories(cube, facts)) {
                    for (Leg leg : facts.legs()) {
                        add(
                                cube,
                                grainMin,
                                leg.offeredAtMs(),
                                facts,
                                leg.queue(),
                                leg.agent(),
                                category,
                                of(facts, leg));
                    }
                    Facts.Attribution where = facts.attribution();
                    Measures whole = of(facts, mark, category);
                    add(cube, grainMin, facts.startedAtMs(), facts, where.queue(), where.agent(), category, whole);
                }
            }
        }
    }

    /** Null stands for all interactions; beside it, in the cube by category, each complaint of this one. */
    private static List<String> categories(Cube cube, Facts facts) {
        List<String> categories = new ArrayList<>();
        categories.add(null);
        if (cube.by().contains(Dimension.CATEGORY)) {
            categories.addAll(facts.complaints());
        }
        return categories;
    }

    private void add(
            Cube cube,
            int grainMin,
            long timeMs,
            Facts facts,
            String queue,
            String agent,
            String category,
            Measures measures) {
        boolean tooOld = grainMin == Cube.MINUTE
                && Cube.windowStartMs(timeMs, grainMin) < firstMinuteMs.applyAsLong(facts.tenant());
        if (measures.isZero() || tooOld) {
            return;
        }
        Direction direction = facts.details().direction();
        Map<Dimension, String> known = new EnumMap<>(Dimension.class);
        known.put(Dimension.QUEUE, queue);
        known.put(Dimension.AGENT, agent);
        known.put(Dimension.CATEGORY, category);
        known.put(Dimension.CHANNEL, text(facts.details().channel()));
        known.put(Dimension.DIRECTION, text(direction == null ? Direction.INBOUND : direction));
        known.put(Dimension.PRODUCT, facts.details().product());
        known.put(Dimension.REGION, facts.details().region());
        cell(CellKey.at(facts.tenant(), definition.version(), cube, grainMin, timeMs, known))
                .add(measures);
    }

    private Measures of(Facts facts, Leg leg) {
        Measures.Builder sum = new Measures.Builder();
        if (leg.byBot()) {
            return sum.build();
        }
        if (facts.details().direction() != Direction.OUTBOUND) {
            offered(leg, sum);
        }
        if (leg.handled()) {
            sum.count(HANDLED)
                    .add(TALK_MS, leg.talkMs())
                    .add(HOLD_MS, leg.holdMs())
                    .add(WRAP_MS, leg.wrapMs())
                    .add(HANDLE_SQ, squaredTenths(leg.handleMs()))
                    .record(HistogramMeasure.HANDLE_HIST, leg.handleMs())
                    .countIf(leg.transferredOut(), TRANSFERRED_OUT);
        }
        return sum.build();
    }

    private void offered(Leg leg, Measures.Builder sum) {
        boolean inTarget = leg.waitMs() <= definition.targetMs(leg.queue());
        boolean gaveUp = leg.outcome() == LegOutcome.ABANDONED;
        boolean tooShort = gaveUp && leg.waitMs() < definition.shortAbandon().toMillis();
        sum.count(OFFERED)
                .countIf(leg.outcome() == LegOutcome.OPEN, OPEN)
                .countIf(leg.outcome() == LegOutcome.FLOWED_OUT, FLOWED_OUT)
                .countIf(gaveUp && inTarget, ABANDONED_IN_TARGET)
                .countIf(tooShort, SHORT_ABANDONED);
        if (gaveUp && !tooShort) {
            sum.count(ABANDONED).add(WAIT_ABANDONED_MS, leg.waitMs());
        }
        if (leg.answered()) {
            sum.count(ANSWERED)
                    .countIf(inTarget, ANSWERED_IN_TARGET)
                    .add(WAIT_ANSWERED_MS, leg.waitMs())
                    .add(WAIT_ANSWERED_SQ, squaredTenths(leg.waitMs()))
                    .record(HistogramMeasure.WAIT_HIST, leg.waitMs());
        }
    }

    private static Measures of(Facts facts, Mark mark, String category) {
        Measures.Builder sum = new Measures.Builder();
        if (facts.contact()) {
            contact(facts, sum);
        }
        if (mark != null) {
            repeats(facts, mark, sum);
        }
        facts.surveys().forEach(survey -> survey(survey, sum));
        return sum.countIf(Boolean.TRUE.equals(facts.resolved()), RESOLVED_YES)
                .countIf(Boolean.FALSE.equals(facts.resolved()), RESOLVED_NO)
                .countIf(
                        category != null || !facts.complaints().isEmpty(),
                        facts.contact() ? COMPLAINTS : FEEDBACK_COMPLAINTS)
                .countIf(facts.sentiment() == Sentiment.NEGATIVE, SENTIMENT_NEGATIVE)
                .countIf(facts.sentiment() == Sentiment.NEUTRAL, SENTIMENT_NEUTRAL)
                .countIf(facts.sentiment() == Sentiment.POSITIVE, SENTIMENT_POSITIVE)
                .build();
    }

    private static void contact(Facts facts, Measures.Builder sum) {
        sum.count(CONTACTS);
        if (Marking.handledByPerson(facts)) {
            long handleMs = facts.legs().stream()
                    .filter(leg -> leg.handled() && !leg.byBot())
                    .mapToLong(Leg::handleMs)
                    .sum();
            sum.count(HANDLED_CONTACTS)
                    .add(CONTACT_HANDLE_MS, handleMs)
                    .add(CONTACT_HANDLE_SQ, squaredTenths(handleMs));
        }
        if (Marking.servedByBot(facts)) {
            sum.count(BOT_SESSIONS).count(Marking.handedOff(facts) ? BOT_HANDED_OFF : BOT_CONTAINED);
        }
    }

    private static void repeats(Facts facts, Mark mark, Measures.Builder sum) {
        boolean contained = Marking.servedByBot(facts) && !Marking.handedOff(facts);
        sum.countIf(mark.eligible(), ELIGIBLE)
                .countIf(mark.eligible() && mark.repeated(), REPEATED)
                .countIf(mark.firstContact(), FIRST_CONTACTS)
                .countIf(contained && mark.repeated(), BOT_REPEATED);
        if (mark.firstContact() && mark.repeated()) {
            sum.count(FIRST_CONTACTS_REPEATED).record(HistogramMeasure.REPEAT_DELAY_HIST, mark.repeatDelayMs());
        }
    }

    private static void survey(SurveyFact survey, Measures.Builder sum) {
        sum.count(SURVEY_INVITED).countIf(survey.answered(), SURVEY_ANSWERED);
        if (survey.csat() != null) {
            long ninths = survey.csat().scale().ninths(survey.csat().score());
            sum.count(CSAT_N)
                    .countIf(survey.csat().scale().isTop(survey.csat().score()), CSAT_TOP)
                    .add(CSAT_SUM, ninths)
                    .add(CSAT_SUMSQ, ninths * ninths);
        }
        if (survey.nps() != null) {
            int score = survey.nps();
            sum.count(score >= 9 ? NPS_PROMOTERS : score >= 7 ? NPS_PASSIVES : NPS_DETRACTORS);
        }
        if (survey.ces() != null) {
            long score = survey.ces();
            sum.count(CES_N).countIf(score >= 5, CES_EASY).add(CES_SUM, score).add(CES_SUMSQ, score * score);
        }
    }

    private static long squaredTenths(long millis) {
        long tenths = (millis + 50) / 100;
        return Math.multiplyExact(tenths, tenths);
    }

    private static String text(Name name) {
        return name == null ? null : name.text();
    }
}
