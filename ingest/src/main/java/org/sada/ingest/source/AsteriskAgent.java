package org.sada.ingest.source;

import java.util.HashSet;
import java.util.Set;
import org.sada.contract.event.Presence;

/** An agent as the rows so far tell of him. */
final class AsteriskAgent {
    /** Stands for all queues. */
    private static final String ALL = "";

    private final Set<String> memberOf = new HashSet<>();
    private final Set<String> pausedIn = new HashSet<>();
    private boolean logsIn;
    private Boolean loggedIn;
    private long loggedOffMicros = Long.MIN_VALUE;
    private boolean talks;
    private AsteriskRow wrapUp;
    private long wrapUpEndMicros;
    private String pauseReason;

    /** Takes the row in; says whether it tells anything of the agent's state. */
    boolean take(AsteriskRow row) {
        String queue = row.queue() == null ? ALL : row.queue();
        switch (row.event()) {
            case "AGENTLOGIN", "AGENTCALLBACKLOGIN" -> {
                logsIn = true;
                enter();
            }
            case "AGENTLOGOFF", "AGENTCALLBACKLOGOFF" -> {
                logsIn = true;
                leave(row);
            }
            case "ADDMEMBER" -> {
                return addTo(queue, row.data(1).equals("PAUSED"));
            }
            case "REMOVEMEMBER" -> {
                return removeFrom(queue, row);
            }
            case "PAUSE", "PAUSEALL" -> {
                pausedIn.add(queue);
                pauseReason = row.data(1).isEmpty() ? null : row.data(1);
            }
            case "UNPAUSE", "UNPAUSEALL" -> unpause(queue);
            case "CONNECT" -> {
                talks = true;
                wrapUp = null;
                return Boolean.TRUE.equals(loggedIn);
            }
            case "COMPLETEAGENT", "COMPLETECALLER", "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER" -> {
                talks = false;
                return Boolean.TRUE.equals(loggedIn);
            }
            case "WRAPUPSTART" -> {
                boolean known = row.secondsInMicros(1).isPresent() && !isLoggedOff();
                wrapUp = known ? row : null;
                wrapUpEndMicros = row.micros() + row.secondsInMicros(1).orElse(0);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void enter() {
        if (!Boolean.TRUE.equals(loggedIn)) {
            pausedIn.clear();
        }
        loggedIn = true;
    }

    private void leave(AsteriskRow row) {
        loggedIn = false;
        loggedOffMicros = row.micros();
        talks = false;
        wrapUp = null;
        memberOf.clear();
        pausedIn.clear();
    }

    /** Without logins and logoffs, who is a member of a queue is logged in. */
    private boolean addTo(String queue, boolean paused) {
        if (logsIn) {
            return false;
        }
        enter();
        memberOf.add(queue);
        if (paused) {
            pausedIn.add(queue);
            pauseReason = null;
        }
        return true;
    }

    private boolean removeFrom(String queue, AsteriskRow row) {
        if (logsIn) {
            return false;
        }
        memberOf.remove(queue);
        pausedIn.remove(queue);
        if (memberOf.isEmpty()) {
            leave(row);
        }
        return true;
    }

    private void unpause(String queue) {
        if (queue.equals(ALL)) {
            pausedIn.clear();
        } else {
            pausedIn.remove(queue);
            pausedIn.remove(ALL);
        }
    }

    boolean isLoggedIn() {
        return Boolean.TRUE.equals(loggedIn);
    }

    private boolean isLoggedOff() {
        return Boolean.FALSE.equals(loggedIn);
    }

    /** When he was last seen to log off; {@link Long#MIN_VALUE} where never. */
    long loggedOffMicros() {
        return loggedOffMicros;
    }

    /** The row of the wrap-up that lasts, or null. */
    AsteriskRow wrapUp() {
        return wrapUp;
    }

    long wrapUpEndMicros() {
        return wrapUpEndMicros;
    }

    void endWrapUp() {
        wrapUp = null;
    }

    String pauseReason() {
        return pauseReason;
    }

    Presence state() {
        if (isLoggedOff()) {
            return Presence.LOGOUT;
        }
        if (talks && isLoggedIn()) {
            return Presence.BUSY;
        }
        if (wrapUp != null) {
            return Presence.WRAP_UP;
        }
        return pausedIn.isEmpty() ? Presence.AVAILABLE : Presence.PAUSED;
    }
}
