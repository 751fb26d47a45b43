package org.sada.ingest.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.EventJson;
import org.sada.contract.event.InvalidEvent;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.RecordLeg;

/**
 * One call of the bank as one record: it starts when the voice response unit (VRU) takes it, waits and is served for the seconds that
 * the row gives, and ends after their sum. A local time that a change of clocks skips is moved on by the hour that was skipped; of one
 * that occurs twice, the first is meant.
 */
final class AnonymousBankRow {
    private static final String LINE = "vru+line";
    private static final String CALL = "call_id";
    private static final String CUSTOMER = "customer_id";
    private static final String QUEUE = "type";
    private static final String DATE = "date";
    private static final String START = "vru_entry";
    private static final String VRU_SECONDS = "vru_time";
    private static final String QUEUE_SECONDS = "q_time";
    private static final String OUTCOME = "outcome";
    private static final String SERVICE_SECONDS = "ser_time";
    private static final String AGENT = "server";

    static final List<String> COLUMNS = List.of(
            LINE, CALL, CUSTOMER, QUEUE, DATE, START, VRU_SECONDS, QUEUE_SECONDS, OUTCOME, SERVICE_SECONDS, AGENT);

    private static final Pattern YEAR_MONTH_DAY = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):([0-5]\\d):([0-5]\\d)");
    private static final int HOURS_OF_TWO_DAYS = 48;

    private final String tenant;
    private final ZoneId zone;

    AnonymousBankRow(String tenant, ZoneId zone) {
        this.tenant = tenant;
        this.zone = zone;
    }

    Event event(Table.Row row) throws InvalidEvent {
        number(row, CALL);
        long vruMs = 1000 * Math.max(0, number(row, VRU_SECONDS));
        long waitMs = 1000 * duration(row, QUEUE_SECONDS);
        long talkMs = 1000 * duration(row, SERVICE_SECONDS);
        long startedAtMs = start(row);
        long endedAtMs = startedAtMs + vruMs + waitMs + talkMs;
        String id = row.get(DATE) + "-" + filled(row, LINE) + "-" + row.get(CALL);
        Event.Whole whole = new Event.Whole(
                0,
                startedAtMs,
                endedAtMs,
                new Details(customer(row), Channel.VOICE, Direction.INBOUND, null, null, null, null),
                legs(row, startedAtMs + vruMs, waitMs, talkMs),
                null,
                List.of());
        return EventJson.read(EventJson.write(new Event(tenant, id, id, endedAtMs, whole)));
    }

    private static List<RecordLeg> legs(Table.Row row, long offeredAtMs, long waitMs, long talkMs) throws InvalidEvent {
        String queue = row.get(QUEUE);
        String server = row.get(AGENT);
        String outcome = row.get(OUTCOME);
        return switch (outcome) {
            case "AGENT" ->
                List.of(new RecordLeg(
                        queue,
                        server.equals("NO_SERVER") ? null : server,
                        null,
                        offeredAtMs,
                        LegOutcome.ANSWERED,
                        waitMs,
                        talkMs,
                        null,
                        null,
                        false));
            case "HANG" ->
                List.of(new RecordLeg(
                        queue, null, null, offeredAtMs, LegOutcome.ABANDONED, waitMs, null, null, null, false));
            case "PHANTOM" -> List.of();
            default -> throw bad(OUTCOME, outcome, "is none of AGENT, HANG, PHANTOM");
        };
    }

    /** An id is text: a spreadsheet left some as 6.02E+11. */
    private static String customer(Table.Row row) throws InvalidEvent {
        String customer = filled(row, CUSTOMER);
        return customer.equals("0") ? null : customer;
    }

    private static String filled(Table.Row row, String column) throws InvalidEvent {
        String text = row.get(column);
        if (text.isEmpty()) {
            throw new InvalidEvent(column + " is empty");
        }
        return text;
    }

    private long start(Table.Row row) throws InvalidEvent {
        LocalDate date = date(row);
        String text = row.get(START);
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches() || Integer.parseInt(clock.group(1)) >= HOURS_OF_TWO_DAYS) {
            throw bad(START, text, "is not a time such as 9:05:59");
        }
        int hours = Integer.parseInt(clock.group(1));
        return date.plusDays(hours / 24) // a clock that ran past midnight
                .atTime(hours % 24, Integer.parseInt(clock.group(2)), Integer.parseInt(clock.group(3)))
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    private static LocalDate date(Table.Row row) throws InvalidEvent {
        String text = row.get(DATE);
        Matcher digits = YEAR_MONTH_DAY.matcher(text);
        try {
            if (digits.matches()) {
                int year = Integer.parseInt(digits.group(1));
                return LocalDate.of(
                        year < 70 ? 2000 + year : 1900 + year,
                        Integer.parseInt(digits.group(2)),
                        Integer.parseInt(digits.group(3)));
            }
        } catch (DateTimeException impossible) {
            throw bad(DATE, text, "is no day of the calendar");
        }
        throw bad(DATE, text, "is not a date in the form yymmdd");
    }

    private static long duration(Table.Row row, String column) throws InvalidEvent {
        long seconds = number(row, column);
        if (seconds < 0) {
            throw bad(column, row.get(column), "is negative");
        }
        return seconds;
    }

    /** Nine digits at most: no sum of them in milliseconds overflows. */
    private static long number(Table.Row row, String column) throws InvalidEvent {
        String text = row.get(column);
        if (!text.matches("-?[0-9]{1,9}")) {
            throw bad(column, text, "is not a whole number of at most 9 digits");
        }
        return Long.parseLong(text);
    }

    private static InvalidEvent bad(String column, String value, String why) {
        return new InvalidEvent(column + " " + Shown.value(value) + " " + why);
    }
}
