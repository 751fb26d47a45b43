package org.sada.contract.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads ordinary events from their bytes, without a tree between and without making again the names that come again. Every event that
 * it reads is the one that {@link EventJson#readByTree} would read. What is unusual or wrong it does not judge, but gives up: escapes,
 * records, agents, whatever breaks the contract.
 */
final class QuickReader {
    private static final NameCache NAMES = new NameCache();
    private static final WordTable<Channel> CHANNELS = table(Channel.values(), Channel::text);
    private static final WordTable<Direction> DIRECTIONS = table(Direction.values(), Direction::text);
    private static final WordTable<Author> AUTHORS = table(Author.values(), Author::text);
    private static final WordTable<Presence> PRESENCES = table(Presence.values(), Presence::text);
    private static final WordTable<SurveyStatus> STATUSES = table(SurveyStatus.values(), SurveyStatus::text);
    private static final WordTable<CsatScale> SCALES = table(CsatScale.values(), CsatScale::text);
    private static final WordTable<Boolean> MEMBERS_OF_CSAT = WordTable.of(Map.of("score", true, "scale", false));

    private static final int MOST_TENANT = 64;
    private static final int MOST_NAMES = 32;

    private final JsonCursor json;
    private boolean gaveUp;
    /** Bits of the fields met, also of those that were null. */
    private long seen;

    private QuickType type;
    private String tenant = EventJson.DEFAULT_TENANT;
    private String id;
    private String interaction;
    private long occurredAtMs = -1;
    private String customer;
    private Channel channel;
    private Direction direction;
    private String product;
    private String region;
    private String language;
    private String reason;
    private String queue;
    private String agent;
    private String bot;
    private Author author;
    private String text;
    private String survey;
    private SurveyStatus status;
    private Presence state;
    private Csat csat;
    private Integer nps;
    private Integer ces;
    private Boolean resolved;
    private String comment;
    private List<String> complaints = List.of();

    private QuickReader(JsonCursor json) {
        this.json = json;
    }

    /** The event in these bytes, or null. */
    static Event read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new QuickReader(new JsonCursor(bytes, offset, length)).event();
    }

    private static <T> WordTable<T> table(T[] values, Function<T, String> text) {
        return WordTable.of(Arrays.stream(values).collect(Collectors.toMap(text, each -> each)));
    }

    private Event event() {
        json.skipSpaces();
        if (!json.takes('{')) {
            return null;
        }
        do {
            json.skipSpaces();
            if (!json.takesString()) {
                return null;
            }
            QuickField field = QuickField.BY_NAME.find(json);
            if (field == null || !takesColon()) {
                return null;
            }
            long bit = field.bit();
            if ((seen & bit) != 0) {
                return null;
            }
            seen |= bit;
            if (!json.takesWord("null")) {
                value(field);
            }
            json.skipSpaces();
        } while (!gaveUp && json.takes(','));
        if (gaveUp || !json.takes('}')) {
            return null;
        }
        json.skipSpaces();
        boolean sound = json.atEnd()
                && id != null
                && occurredAtMs >= 0
                && type != null
                && type.hasAll(seen)
                && type.fits(interaction);
        Event.Body body = sound ? body() : null;
        return body == null ? null : new Event(tenant, id, interaction, occurredAtMs, body);
    }

    private boolean takesColon() {
        json.skipSpaces();
        boolean colon = json.takes(':');
        json.skipSpaces();
        return colon;
    }

    private void value(QuickField field) {
        switch (field) {
            case TYPE -> type = oneOf(QuickType.BY_NAME);
            case TENANT -> tenant = tenant();
            case ID -> id = newName();
            case INTERACTION -> interaction = interaction();
            case OCCURRED_AT -> occurredAtMs = time();
            case CUSTOMER -> customer = newName();
            case CHANNEL -> channel = oneOf(CHANNELS);
            case DIRECTION -> direction = oneOf(DIRECTIONS);
            case PRODUCT -> product = name();
            case REGION -> region = name();
            case LANGUAGE -> language = name();
            case REASON -> reason = name();
            case QUEUE -> queue = name();
            case AGENT -> agent = name();
            case BOT -> bot = name();
            case AUTHOR -> author = oneOf(AUTHORS);
            case TEXT -> text = text();
            case SURVEY -> survey = name();
            case STATUS -> status = oneOf(STATUSES);
            case STATE -> state = oneOf(PRESENCES);
            case CSAT -> csat = csat();
            case NPS -> nps = number(0, 10);
            case CES -> ces = number(1, 7);
            case RESOLVED -> resolved = flag();
            case COMMENT -> comment = text();
            case COMPLAINTS -> complaints = names();
        }
    }

    /** Null where the fields do not make up one of this type. */
    private Event.Body body() {
        return switch (type) {
            case STARTED -> channel == null ? null : new Event.Started(details());
            case QUEUED -> queue == null ? null : new Event.Queued(queue);
            case ANSWERED -> agent != null && bot != null ? null : new Event.Answered(agent, bot, queue);
            case HELD -> new Event.Held();
            case RESUMED -> new Event.Resumed();
            case TRANSFERRED -> new Event.Transferred();
            case ABANDONED -> new Event.Abandoned();
            case FLOWED_OUT -> new Event.FlowedOut(reason);
            case ENDED -> new Event.Ended();
            case WRAPPED_UP -> new Event.WrappedUp(agent);
            case UPDATED -> new Event.Updated(details());
            case DISPOSITION -> new Event.Disposition(resolved, reason, complaints);
            case TEXT -> author == null || text == null ? null : new Event.Text(author, text, feedback());
            case SURVEY -> surveyBody();
            case AGENT_STATE -> agent == null || state == null ? null : new Event.AgentState(agent, state, reason);
        };
    }

    private Event.Body surveyBody() {
        boolean says = csat != null || nps != null || ces != null || resolved != null || comment != null;
        if (status == null || (says && status != SurveyStatus.ANSWERED)) {
            return null;
        }
        return new Event.Survey(survey, status, csat, nps, ces, resolved, comment, feedback());
    }

    private Details details() {
        return new Details(customer, channel, direction, product, region, language, reason);
    }

    private Event.Feedback feedback() {
        return new Event.Feedback(details(), queue, agent, complaints);
    }

    private <T> T orGiveUp(T value) {
        gaveUp |= value == null;
        return value;
    }

    private <T> T oneOf(WordTable<T> words) {
        return orGiveUp(json.takesString() ? words.find(json) : null);
    }

    private String name() {
        return orGiveUp(json.takesString() ? NAMES.name(json) : null);
    }

    private String newName() {
        return orGiveUp(json.takesString() ? NameCache.newName(json) : null);
    }

    private String interaction() {
        String name = newName();
        gaveUp |= name != null && name.charAt(0) == '|';
        return name;
    }

    private String tenant() {
        boolean sound = json.takesString() && json.stringLength() <= MOST_TENANT;
        for (int i = json.stringFrom(); sound && i < json.stringTo(); i++) {
            sound = EventJson.isOfTenant(json.bytes()[i]);
        }
        return orGiveUp(sound ? NAMES.name(json) : null);
    }

    private String text() {
        String words = json.takesString() ? json.string() : null;
        boolean sound = words != null
                && words.length() <= Fields.LONGEST_TEXT
                && (json.stringIsAscii() || words.indexOf('\uFFFD') < 0);
        return orGiveUp(sound ? words : null);
    }

    private long time() {
        long millis = json.takesString()
                ? TimeReader.millis(json.bytes(), json.stringFrom(), json.stringTo())
                : TimeReader.UNREADABLE;
        gaveUp |= millis < Fields.EARLIEST_MS || millis > Fields.LATEST_MS;
        return millis;
    }

    private Integer number(int lowest, int highest) {
        int number = json.smallNumber();
        return orGiveUp(number >= lowest && number <= highest ? Integer.valueOf(number) : null);
    }

    private Boolean flag() {
        return orGiveUp(json.takesWord("true") ? Boolean.TRUE : json.takesWord("false") ? Boolean.FALSE : null);
    }

    private List<String> names() {
        boolean array = json.takes('[');
        json.skipSpaces();
        if (array && json.takes(']')) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        for (int count = 0; array && !gaveUp && (count == 0 || json.takes(',')); count++) {
            json.skipSpaces();
            String name = name();
            if (name == null || count == MOST_NAMES) {
                return orGiveUp(null);
            }
            names.add(name);
            json.skipSpaces();
        }
        return orGiveUp(array && json.takes(']') ? List.copyOf(names) : null);
    }

    private Csat csat() {
        Integer score = null;
        CsatScale scale = null;
        for (boolean more = json.takes('{'); more && !gaveUp; more = json.takes(',')) {
            json.skipSpaces();
            Boolean isScore = oneOf(MEMBERS_OF_CSAT);
            boolean again = isScore == null || (isScore ? score != null : scale != null);
            if (again || !takesColon()) {
                return orGiveUp(null);
            }
            if (isScore) {
                score = number(0, 10);
            } else {
                scale = oneOf(SCALES);
            }
            json.skipSpaces();
        }
        boolean sound = !gaveUp && score != null && scale != null && scale.contains(score) && json.takes('}');
        return orGiveUp(sound ? new Csat(score, scale) : null);
    }
}
