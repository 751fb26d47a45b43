package org.sada.contract.event;

import java.util.ArrayList;
import java.util.List;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;

/** Records in the compact form of {@link EventCodec}, but for what names their part. */
final class RecordCodec {
    private static final LegOutcome[] OUTCOMES = LegOutcome.values();

    /** Of a leg: it did not end in a transfer, it did, or it did not and a reason follows. */
    private static final byte STAYED = 0;

    private static final byte TRANSFERRED_ON = 1;
    private static final byte STAYED_WHY = 2;

    private RecordCodec() {}

    static void write(Event.Whole whole, BinaryWriter out) {
        out.unsigned(whole.version()).signed(whole.startedAtMs()).signedOrNull(whole.endedAtMs());
        EventCodec.details(whole.details(), out);
        out.unsigned(whole.legs().size());
        for (RecordLeg leg : whole.legs()) {
            out.string(leg.queue()).string(leg.agent()).string(leg.bot()).signed(leg.offeredAtMs());
            out.ordinal(leg.outcome()).signedOrNull(leg.waitMs()).signedOrNull(leg.talkMs());
            out.signedOrNull(leg.holdMs()).signedOrNull(leg.wrapMs());
            if (leg.reason() == null) {
                out.raw(leg.transferred() ? TRANSFERRED_ON : STAYED);
            } else {
                out.raw(STAYED_WHY).string(leg.reason());
            }
        }
        out.flagOrNull(whole.resolved()).strings(whole.complaints());
    }

    static Event.Whole read(String part, String follows, BinaryReader in) {
        long version = in.unsigned();
        long startedAtMs = in.signed();
        Long endedAtMs = in.signedOrNull();
        Details details = EventCodec.details(in);
        int size = in.size();
        List<RecordLeg> legs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            legs.add(leg(in));
        }
        return new Event.Whole(
                part,
                follows,
                version,
                startedAtMs,
                endedAtMs,
                details,
                List.copyOf(legs),
                in.flagOrNull(),
                in.strings());
    }

    private static RecordLeg leg(BinaryReader in) {
        String queue = in.string();
        String agent = in.string();
        String bot = in.string();
        long offeredAtMs = in.signed();
        LegOutcome outcome = in.ordinal(OUTCOMES);
        Long waitMs = in.signedOrNull();
        Long talkMs = in.signedOrNull();
        Long holdMs = in.signedOrNull();
        Long wrapMs = in.signedOrNull();
        byte end = in.raw();
        return new RecordLeg(
                queue,
                agent,
                bot,
                offeredAtMs,
                outcome,
                waitMs,
                talkMs,
                holdMs,
                wrapMs,
                end == TRANSFERRED_ON,
                end == STAYED_WHY ? in.string() : null);
    }
}
