package org.sada.contract.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/**
 * Events in the compact form in which the state of an interaction keeps them. Tenant and interaction are left to the key. What
 * customers wrote is no part of it: a digest stands in its place, so that equal forms still mean equal events, and reading gives
 * null texts. The forms of two events with one id are compared, as unsigned bytes, to choose between them.
 */
public final class EventCodec {
    private static final int DIGEST_BYTES = 16;
    private static final byte STARTED = 1;
    private static final byte QUEUED = 2;
    private static final byte ANSWERED = 3;
    private static final byte HELD = 4;
    private static final byte RESUMED = 5;
    private static final byte TRANSFERRED = 6;
    private static final byte ABANDONED = 7;
    private static final byte FLOWED_OUT = 8;
    private static final byte ENDED = 9;
    private static final byte WRAPPED_UP = 10;
    private static final byte UPDATED = 11;
    private static final byte DISPOSITION = 12;
    private static final byte TEXT = 13;
    private static final byte SURVEY = 14;
    private static final byte WHOLE = 15;
    private static final byte AGENT_PROFILE = 16;
    private static final byte AGENT_STATE = 17;
    /** A record of a part: its names, then what {@link #WHOLE} holds. */
    private static final byte PART = 18;
    /** What {@link #FLOWED_OUT} holds, and why. */
    private static final byte FLOWED_OUT_WHY = 19;

    private static final byte ANSWERED_FROM = 20;

    private static final Channel[] CHANNELS = Channel.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final Author[] AUTHORS = Author.values();
    private static final SurveyStatus[] STATUSES = SurveyStatus.values();
    private static final CsatScale[] SCALES = CsatScale.values();
    private static final Site[] SITES = Site.values();
    private static final Presence[] PRESENCES = Presence.values();

    private EventCodec() {}

    public static byte[] write(Event event) {
        BinaryWriter out = new BinaryWriter(96);
        out.string(event.id()).signed(event.occurredAtMs());
        writeBody(event.body(), out);
        return out.toBytes();
    }

    /** The event in these bytes, given what its key says. */
    public static Event read(String tenant, String interaction, byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        String id = in.string();
        long occurredAtMs = in.signed();
        return new Event(tenant, id, interaction, occurredAtMs, readBody(in));
    }

    private static void writeBody(Event.Body body, BinaryWriter out) {
        if (body instanceof Event.Started started) {
            details(started.details(), out.raw(STARTED));
        } else if (body instanceof Event.Queued queued) {
            out.raw(QUEUED).string(queued.queue());
        } else if (body instanceof Event.Answered answered) {
            answered(answered, out);
        } else if (body instanceof Event.Held) {
            out.raw(HELD);
        } else if (body instanceof Event.Resumed) {
            out.raw(RESUMED);
        } else if (body instanceof Event.Transferred) {
            out.raw(TRANSFERRED);
        } else if (body instanceof Event.Abandoned) {
            out.raw(ABANDONED);
        } else if (body instanceof Event.FlowedOut flowedOut) {
            if (flowedOut.reason() == null) {
                out.raw(FLOWED_OUT);
            } else {
                out.raw(FLOWED_OUT_WHY).string(flowedOut.reason());
            }
        } else if (body instanceof Event.Ended) {
            out.raw(ENDED);
        } else if (body instanceof Event.WrappedUp wrappedUp) {
            out.raw(WRAPPED_UP).string(wrappedUp.agent());
        } else if (body instanceof Event.Updated updated) {
            details(updated.details(), out.raw(UPDATED));
        } else if (body instanceof Event.Disposition disposition) {
            out.raw(DISPOSITION).flagOrNull(disposition.resolved()).string(disposition.reason());
            out.strings(disposition.complaints());
        } else if (body instanceof Event.Text text) {
            out.raw(TEXT).ordinal(text.author());
            feedback(text.feedback(), digest(text.text(), out));
        } else if (body instanceof Event.Survey survey) {
            survey(survey, out.raw(SURVEY));
        } else if (body instanceof Event.Whole whole) {
            RecordCodec.write(whole, whole.part() == null ? out.raw(WHOLE) : part(whole, out.raw(PART)));
        } else if (body instanceof Event.AgentProfile profile) {
            profile(profile, out.raw(AGENT_PROFILE));
        } else if (body instanceof Event.AgentState state) {
            out.raw(AGENT_STATE).string(state.agent()).ordinal(state.state()).string(state.reason());
        }
    }

    private static Event.Body readBody(BinaryReader in) {
        byte kind = in.raw();
        return switch (kind) {
            case STARTED -> new Event.Started(details(in));
            case QUEUED -> new Event.Queued(in.string());
            case ANSWERED -> new Event.Answered(in.string(), in.string());
            case ANSWERED_FROM -> new Event.Answered(in.string(), in.string(), in.string());
            case HELD -> new Event.Held();
            case RESUMED -> new Event.Resumed();
            case TRANSFERRED -> new Event.Transferred();
            case ABANDONED -> new Event.Abandoned();
            case FLOWED_OUT -> new Event.FlowedOut();
            case FLOWED_OUT_WHY -> new Event.FlowedOut(in.string());
            case ENDED -> new Event.Ended();
            case WRAPPED_UP -> new Event.WrappedUp(in.string());
            case UPDATED -> new Event.Updated(details(in));
            case DISPOSITION -> new Event.Disposition(in.flagOrNull(), in.string(), in.strings());
            case TEXT -> text(in);
            case SURVEY -> survey(in);
            case WHOLE -> RecordCodec.read(null, null, in);
            case PART -> RecordCodec.read(in.string(), in.string(), in);
            case AGENT_PROFILE -> profile(in);
            case AGENT_STATE -> new Event.AgentState(in.string(), in.ordinal(PRESENCES), in.string());
            default -> throw new IllegalArgumentException("an event of unknown kind " + kind);
        };
    }

    private static void answered(Event.Answered answered, BinaryWriter out) {
        out.raw(answered.queue() == null ? ANSWERED : ANSWERED_FROM)
                .string(answered.agent())
                .string(answered.bot());
        if (answered.queue() != null) {
            out.string(answered.queue());
        }
    }

    static void details(Details details, BinaryWriter out) {
        out.string(details.customer()).ordinal(details.channel()).ordinal(details.direction());
        out.string(details.product()).string(details.region());
        out.string(details.language()).string(details.reason());
    }

    static Details details(BinaryReader in) {
        return new Details(
                in.string(),
                in.ordinal(CHANNELS),
                in.ordinal(DIRECTIONS),
                in.string(),
                in.string(),
                in.string(),
                in.string());
    }

    private static void feedback(Event.Feedback feedback, BinaryWriter out) {
        details(feedback.details(), out);
        out.string(feedback.queue()).string(feedback.agent()).strings(feedback.complaints());
    }

    private static Event.Feedback feedback(BinaryReader in) {
        return new Event.Feedback(details(in), in.string(), in.string(), in.strings());
    }

    private static Event.Body text(BinaryReader in) {
        Author author = in.ordinal(AUTHORS);
        skipDigest(in);
        return new Event.Text(author, null, feedback(in));
    }

    private static void survey(Event.Survey survey, BinaryWriter out) {
        out.string(survey.survey()).ordinal(survey.status());
        out.ordinal(survey.csat() == null ? null : survey.csat().scale());
        out.unsigned(survey.csat() == null ? 0 : survey.csat().score());
        out.raw(small(survey.nps())).raw(small(survey.ces())).flagOrNull(survey.resolved());
        feedback(survey.feedback(), digest(survey.comment(), out));
    }

    private static Event.Body survey(BinaryReader in) {
        String name = in.string();
        SurveyStatus status = in.ordinal(STATUSES);
        CsatScale scale = in.ordinal(SCALES);
        int score = (int) in.unsigned();
        Csat csat = scale == null ? null : new Csat(score, scale);
        Integer nps = small(in.raw());
        Integer ces = small(in.raw());
        Boolean resolved = in.flagOrNull();
        skipDigest(in);
        return new Event.Survey(name, status, csat, nps, ces, resolved, null, feedback(in));
    }

    private static BinaryWriter part(Event.Whole whole, BinaryWriter out) {
        return out.string(whole.part()).string(whole.follows());
    }

    private static void profile(Event.AgentProfile profile, BinaryWriter out) {
        out.string(profile.agent())
                .string(profile.name())
                .string(profile.team())
                .ordinal(profile.site());
        out.signedOrNull(profile.hiredOn() == null ? null : profile.hiredOn().toEpochDay());
        out.strings(profile.trainings()).signed(profile.validFromMs()).signedOrNull(profile.validToMs());
    }

    private static Event.Body profile(BinaryReader in) {
        String agent = in.string();
        String name = in.string();
        String team = in.string();
        Site site = in.ordinal(SITES);
        Long hiredOn = in.signedOrNull();
        return new Event.AgentProfile(
                agent,
                name,
                team,
                site,
                hiredOn == null ? null : LocalDate.ofEpochDay(hiredOn),
                in.strings(),
                in.signed(),
                in.signedOrNull());
    }

    private static byte small(Integer value) {
        return (byte) (value == null ? 0 : value + 1);
    }

    private static Integer small(byte value) {
        return value == 0 ? null : Integer.valueOf(value - 1);
    }

    private static BinaryWriter digest(String text, BinaryWriter out) {
        if (text == null) {
            return out.flag(false);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return out.flag(true).raw(java.util.Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static void skipDigest(BinaryReader in) {
        if (in.flag()) {
            in.raw(DIGEST_BYTES);
        }
    }
}
