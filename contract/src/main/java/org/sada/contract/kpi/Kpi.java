package org.sada.contract.kpi;

import static org.sada.contract.cell.HistogramMeasure.HANDLE_HIST;
import static org.sada.contract.cell.HistogramMeasure.REPEAT_DELAY_HIST;
import static org.sada.contract.cell.HistogramMeasure.WAIT_HIST;
import static org.sada.contract.cell.Measure.*;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;
import org.sada.contract.event.CsatScale;
import org.sada.contract.event.Name;

/** The key performance indicators, each a function of measures. Times are in seconds, shares between 0 and 1, NPS from -100 to 100. */
public enum Kpi implements Name {
    AHT_S("average handle time: talk, hold and wrap-up, per handled leg"),
    AHT_P50_S("handle time that half of the handled legs do not exceed"),
    AHT_P90_S("handle time that 90 % of the handled legs do not exceed"),
    AHT_P95_S("handle time that 95 % of the handled legs do not exceed"),
    AHT_CONTACT_S("average handle time per handled contact, all its legs together"),
    ASA_S("average speed of answer: wait of answered legs"),
    WAIT_P90_S("wait that 90 % of the answered legs do not exceed"),
    SERVICE_LEVEL("share answered within the target, in the variant of the definition"),
    ABANDONMENT("share of offered legs whose customer gave up; short, open and flowed-out ones left out"),
    TRANSFER_RATE("share of handled legs that ended in a transfer"),
    FCR("first-contact resolution: share of first contacts that were not repeated"),
    REPEAT_RATE("share of eligible contacts that were repeated"),
    RESOLVED("share resolved, of the interactions that somebody marked"),
    CSAT("share of satisfaction scores in the top boxes"),
    CSAT_MEAN("mean satisfaction on the 1-5 scale"),
    NPS("net promoter score: share of promoters less share of detractors, times 100"),
    CES("share of effort scores of 5 to 7"),
    CES_MEAN("mean effort score on the 1-7 scale"),
    RESPONSE_RATE("share of surveys answered, of those sent"),
    CONTAINMENT("share of bot sessions without a hand-off to a person"),
    VERIFIED_CONTAINMENT("share of bot sessions without a hand-off that were not repeated either"),
    COMPLAINT_RATE("complaints per contact"),
    OCCUPANCY("share of agents' working time with customers or in after-contact work; pauses left out"),
    LOGIN_S("time that agents were logged in"),
    PAUSE_S("time that agents were logged in and took no work"),
    WRAP_UP_S("time that agents were in after-contact work, as their states tell");

    private static final double MS = 1000.0;
    private static final double SQUARE = 100.0;

    private final String meaning;

    Kpi(String meaning) {
        this.meaning = meaning;
    }

    /** One line that says what the figure means. */
    public String meaning() {
        return meaning;
    }

    /** The published name, such as {@code aht_s}. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a later contact can change it: final only once the repeat windows are over. */
    public boolean restsOnRepeats() {
        return this == FCR || this == REPEAT_RATE || this == VERIFIED_CONTAINMENT;
    }

    /** Whether it is about agents' time, which only the cube by agent knows. */
    public boolean ofAgents() {
        return this == OCCUPANCY || this == LOGIN_S || this == PAUSE_S || this == WRAP_UP_S;
    }

    /** All KPIs of these measures, in the order of this enum. */
    public static Map<Kpi, KpiValue> all(Measures measures, ServiceLevel variant, Maturity maturity) {
        return all(measures, measures.get(CONTACTS), variant, maturity);
    }

    /**
     * @param contacts the contacts among which complaints are counted; differs from the measure where a row is one category
     */
    public static Map<Kpi, KpiValue> all(Measures measures, long contacts, ServiceLevel variant, Maturity maturity) {
        Map<Kpi, KpiValue> values = new EnumMap<>(Kpi.class);
        for (Kpi kpi : values()) {
            KpiValue value = kpi == COMPLAINT_RATE
                    ? KpiValue.proportion(measures.get(COMPLAINTS), contacts)
                    : kpi.of(measures, variant);
            values.put(kpi, value.complete(kpi.isComplete(maturity) && value.n() > 0));
        }
        values.computeIfPresent(FCR, (kpi, fcr) -> maturing(fcr, measures, maturity));
        return values;
    }

    private boolean isComplete(Maturity maturity) {
        if (ofAgents()) {
            return maturity.statesOver();
        }
        return restsOnRepeats() ? maturity.mature() : maturity.settled();
    }

    private static KpiValue maturing(KpiValue fcr, Measures measures, Maturity maturity) {
        if (fcr.n() == 0) {
            return fcr;
        }
        return fcr.maturing(
                // While much is under way, marks may be in the store before the cells that count them.
                (double) Math.max(0, fcr.n() - maturity.immatureFirstContacts()) / fcr.n(),
                KaplanMeier.survival(fcr.n(), measures.get(REPEAT_DELAY_HIST), maturity.agesMs()));
    }

    private KpiValue of(Measures all, ServiceLevel variant) {
        return switch (this) {
            case AHT_S ->
                KpiValue.mean(
                        (all.get(TALK_MS) + all.get(HOLD_MS) + all.get(WRAP_MS)) / MS,
                        all.get(HANDLE_SQ) / SQUARE,
                        all.get(HANDLED));
            case AHT_P50_S -> KpiValue.quantile(all.get(HANDLE_HIST), 0.50);
            case AHT_P90_S -> KpiValue.quantile(all.get(HANDLE_HIST), 0.90);
            case AHT_P95_S -> KpiValue.quantile(all.get(HANDLE_HIST), 0.95);
            case AHT_CONTACT_S ->
                KpiValue.mean(
                        all.get(CONTACT_HANDLE_MS) / MS,
                        all.get(CONTACT_HANDLE_SQ) / SQUARE,
                        all.get(HANDLED_CONTACTS));
            case ASA_S ->
                KpiValue.mean(all.get(WAIT_ANSWERED_MS) / MS, all.get(WAIT_ANSWERED_SQ) / SQUARE, all.get(ANSWERED));
            case WAIT_P90_S -> KpiValue.quantile(all.get(WAIT_HIST), 0.90);
            case SERVICE_LEVEL -> KpiValue.proportion(variant.hits(all), variant.of(all));
            case ABANDONMENT ->
                KpiValue.proportion(
                        all.get(ABANDONED),
                        all.get(OFFERED) - all.get(SHORT_ABANDONED) - all.get(FLOWED_OUT) - all.get(OPEN));
            case TRANSFER_RATE -> KpiValue.proportion(all.get(TRANSFERRED_OUT), all.get(HANDLED));
            case FCR -> without(all, FIRST_CONTACTS, FIRST_CONTACTS_REPEATED);
            case REPEAT_RATE -> KpiValue.proportion(all.get(REPEATED), all.get(ELIGIBLE));
            case RESOLVED -> KpiValue.proportion(all.get(RESOLVED_YES), all.get(RESOLVED_YES) + all.get(RESOLVED_NO));
            case CSAT -> KpiValue.proportion(all.get(CSAT_TOP), all.get(CSAT_N));
            case CSAT_MEAN ->
                KpiValue.mean(
                        (double) all.get(CSAT_SUM) / CsatScale.NINTHS,
                        (double) all.get(CSAT_SUMSQ) / (CsatScale.NINTHS * CsatScale.NINTHS),
                        all.get(CSAT_N));
            case NPS -> KpiValue.netPromoter(all.get(NPS_PROMOTERS), all.get(NPS_PASSIVES), all.get(NPS_DETRACTORS));
            case CES -> KpiValue.proportion(all.get(CES_EASY), all.get(CES_N));
            case CES_MEAN -> KpiValue.mean((double) all.get(CES_SUM), (double) all.get(CES_SUMSQ), all.get(CES_N));
            case RESPONSE_RATE -> KpiValue.proportion(all.get(SURVEY_ANSWERED), all.get(SURVEY_INVITED));
            case CONTAINMENT -> KpiValue.proportion(all.get(BOT_CONTAINED), all.get(BOT_SESSIONS));
            case VERIFIED_CONTAINMENT ->
                KpiValue.proportion(all.get(BOT_CONTAINED) - all.get(BOT_REPEATED), all.get(BOT_SESSIONS));
            case COMPLAINT_RATE -> KpiValue.proportion(all.get(COMPLAINTS), all.get(CONTACTS));
            case OCCUPANCY -> {
                long workMs = all.get(BUSY_MS) + all.get(WRAP_UP_MS);
                yield KpiValue.shareOfTime(workMs, all.get(AVAILABLE_MS) + workMs);
            }
            case LOGIN_S -> KpiValue.time(all.get(LOGIN_MS), all.get(LOGIN_MS));
            case PAUSE_S -> KpiValue.time(all.get(PAUSED_MS), all.get(LOGIN_MS));
            case WRAP_UP_S -> KpiValue.time(all.get(WRAP_UP_MS), all.get(LOGIN_MS));
        };
    }

    private static KpiValue without(Measures all, Measure of, Measure hits) {
        return KpiValue.proportion(all.get(of) - all.get(hits), all.get(of));
    }
}
