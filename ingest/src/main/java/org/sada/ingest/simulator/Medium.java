package org.sada.ingest.simulator;

import org.sada.contract.event.Channel;
import org.sada.contract.event.CsatScale;

/** A channel and how people behave on it. */
enum Medium {
    VOICE(Channel.VOICE, 0.55, 230, 0.30, 1.0, 34, CsatScale.ONE_TO_FIVE, 0.55, 0.24),
    CHAT(Channel.CHAT, 0.20, 260, 0.85, 1.45, 22, CsatScale.ONE_TO_SEVEN, 0.70, 0.30),
    MESSAGE(Channel.MESSAGE, 0.15, 6 * 3600, 0.80, 1.2, 18, CsatScale.ONE_TO_TEN, 0.55, 0.22),
    EMAIL(Channel.EMAIL, 0.10, 4 * 86_400, 0, 1.15, 25, CsatScale.ONE_TO_TEN, 0.45, 0.14);

    /** Share of a usual day's interactions. */
    final double share;

    final Channel channel;
    /** Mean time for which a customer would wait. */
    final double patienceS;

    /** Share of contacts that meet a bot first. */
    final double botShare;

    /** How much longer a talk takes than on the telephone. */
    final double talkFactor;

    /** Median of after-contact work. */
    final double wrapS;

    final CsatScale scale;
    final double invited;
    final double answers;

    Medium(
            Channel channel,
            double share,
            double patienceS,
            double botShare,
            double talkFactor,
            double wrapS,
            CsatScale scale,
            double invited,
            double answers) {
        this.channel = channel;
        this.share = share;
        this.patienceS = patienceS;
        this.botShare = botShare;
        this.talkFactor = talkFactor;
        this.wrapS = wrapS;
        this.scale = scale;
        this.invited = invited;
        this.answers = answers;
    }

    boolean written() {
        return this != VOICE;
    }

    /** Whether the customer sits and waits. */
    boolean live() {
        return this == VOICE || this == CHAT;
    }

    /** The rank in which the same agents take waiting contacts: chats before messages before letters. */
    int rank() {
        return switch (this) {
            case VOICE, CHAT -> 1;
            case MESSAGE -> 2;
            case EMAIL -> 3;
        };
    }
}
