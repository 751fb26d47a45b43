package org.sada.ingest.schema;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.sada.contract.event.Author;
import org.sada.contract.event.Channel;
import org.sada.contract.event.Csat;
import org.sada.contract.event.CsatScale;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.event.Event;
import org.sada.contract.event.LegOutcome;
import org.sada.contract.event.Presence;
import org.sada.contract.event.RecordLeg;
import org.sada.contract.event.Site;
import org.sada.contract.event.SurveyStatus;

/** Valid events of every type, the same for the same seed. */
public final class RandomEvents {
    private static final String[] WORDS = {
        "billing",
        "مبيعات",
        "دعم العملاء",
        "a\"b\\c",
        "smile 😀",
        "ö",
        "x",
        "ni hao 你好",
        "{json}",
        "one|two",
        "</script>"
    };
    private static final long LATEST_MS = 7_258_118_399_999L;

    private final Random random;

    public RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** One event of each type. */
    public List<Event> oneOfEach() {
        List<Event> events = new ArrayList<>();
        for (Event.Body body : bodies()) {
            boolean free = body instanceof Event.Text || body instanceof Event.Survey;
            String interaction = body instanceof Event.OfAgent || (free && coin()) ? null : name();
            events.add(new Event(coin() ? "default" : "acme-1.x_", name(), interaction, time(), body));
        }
        return events;
    }

    private List<Event.Body> bodies() {
        return List.of(
                new Event.Started(withChannel()),
                new Event.Queued(name()),
                coin()
                        ? new Event.Answered(orNull(this::name), null, orNull(this::name))
                        : new Event.Answered(null, name()),
                new Event.Held(),
                new Event.Resumed(),
                new Event.Transferred(),
                new Event.Abandoned(),
                new Event.FlowedOut(orNull(this::name)),
                new Event.Ended(),
                new Event.WrappedUp(orNull(this::name)),
                new Event.Updated(details(orNull(this::channel))),
                new Event.Disposition(flag(), orNull(this::name), names()),
                whole(),
                new Event.Text(pick(Author.values()), words(), feedback()),
                survey(),
                profile(),
                new Event.AgentState(name(), pick(Presence.values()), orNull(this::name)));
    }

    private Event.Body survey() {
        SurveyStatus status = pick(SurveyStatus.values());
        boolean answered = status == SurveyStatus.ANSWERED;
        return new Event.Survey(
                orNull(this::name),
                status,
                answered ? orNull(this::csat) : null,
                answered ? orNull(() -> random.nextInt(11)) : null,
                answered ? orNull(() -> 1 + random.nextInt(7)) : null,
                answered ? flag() : null,
                answered ? orNull(this::words) : null,
                feedback());
    }

    private Event.Body whole() {
        long startedAtMs = random.nextLong(LATEST_MS - 1_000_000);
        String part = orNull(this::name);
        return new Event.Whole(
                part,
                part == null || coin() ? null : part.length() < 200 ? part + "x" : "x",
                coin() ? 0 : random.nextLong(Long.MAX_VALUE),
                startedAtMs,
                orNull(() -> startedAtMs + random.nextInt(1_000_000)),
                withChannel(),
                random.ints(random.nextInt(4)).mapToObj(i -> leg()).toList(),
                flag(),
                names());
    }

    private RecordLeg leg() {
        LegOutcome outcome = pick(LegOutcome.values());
        boolean answered = outcome == LegOutcome.ANSWERED;
        boolean bot = coin();
        return new RecordLeg(
                orNull(this::name),
                bot ? null : orNull(this::name),
                bot ? name() : null,
                time(),
                outcome,
                orNull(this::duration),
                answered ? orNull(this::duration) : null,
                answered ? orNull(this::duration) : null,
                answered ? orNull(this::duration) : null,
                answered && coin(),
                outcome == LegOutcome.FLOWED_OUT ? orNull(this::name) : null);
    }

    private Event.Body profile() {
        long validFromMs = random.nextLong(LATEST_MS - 1_000_000);
        return new Event.AgentProfile(
                name(),
                orNull(this::name),
                orNull(this::name),
                orNull(() -> pick(Site.values())),
                orNull(() -> LocalDate.of(1900 + random.nextInt(300), 1 + random.nextInt(12), 1 + random.nextInt(28))),
                names(),
                validFromMs,
                orNull(() -> validFromMs + 1 + random.nextInt(1_000_000)));
    }

    private Csat csat() {
        CsatScale scale = pick(CsatScale.values());
        int score = random.nextInt(11);
        while (!scale.contains(score)) {
            score = random.nextInt(11);
        }
        return new Csat(score, scale);
    }

    private Event.Feedback feedback() {
        return new Event.Feedback(details(orNull(this::channel)), orNull(this::name), orNull(this::name), names());
    }

    private Details withChannel() {
        return details(channel());
    }

    private Details details(Channel channel) {
        return new Details(
                orNull(this::name),
                channel,
                orNull(() -> pick(Direction.values())),
                orNull(this::name),
                orNull(this::name),
                orNull(this::name),
                orNull(this::name));
    }

    private Channel channel() {
        return pick(Channel.values());
    }

    private List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            names.add(name());
        }
        return List.copyOf(names);
    }

    private String name() {
        return pick(WORDS) + (coin() ? random.nextInt(1000) : "") + (random.nextInt(50) == 0 ? "x".repeat(180) : "");
    }

    private String words() {
        return random.nextInt(10) == 0
                ? ""
                : name() + "\n\t" + name() + (random.nextInt(30) == 0 ? "م".repeat(32_000) : "");
    }

    private long time() {
        return random.nextLong(LATEST_MS);
    }

    private long duration() {
        return random.nextLong(-31_622_400_000L, 31_622_400_001L);
    }

    private Boolean flag() {
        return orNull(this::coin);
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    private <T> T orNull(Supplier<T> value) {
        return coin() ? value.get() : null;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
