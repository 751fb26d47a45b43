package org.sada.console.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * What a failure to read the store means for who asked.
 *
 * @param firstLine for an operator
 */
public record StoreFault(Kind kind, String firstLine) {

    /** What can be done about it. */
    public enum Kind {
        /** It will answer once it is back. */
        AWAY,
        /** Its tables are not there yet. */
        EMPTY,
        /** It took longer than an answer may. */
        SLOW,
        /** A defect of this program. */
        DEFECT
    }

    /** Connection, resources, operator's doing: classes of SQLSTATE that pass by themselves. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58");

    private static final Set<String> NO_TABLE = Set.of("42P01", "3F000", "42883", "42703");
    private static final String TOO_LONG = "57014";

    public static StoreFault of(SQLException failure) {
        Throwable root = failure;
        Kind kind = failure instanceof SQLTransientConnectionException ? Kind.AWAY : Kind.DEFECT;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            String state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
            if (kind == Kind.DEFECT) {
                kind = kind(state);
            }
        }
        String message = String.valueOf(root.getMessage());
        return new StoreFault(kind, message.lines().findFirst().orElse(message).strip());
    }

    private static Kind kind(String state) {
        if (state.equals(TOO_LONG)) {
            return Kind.SLOW;
        } else if (NO_TABLE.contains(state)) {
            return Kind.EMPTY;
        }
        return state.length() == 5 && PASSING.contains(state.substring(0, 2)) ? Kind.AWAY : Kind.DEFECT;
    }
}
