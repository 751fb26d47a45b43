package org.sada.sink;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What a failure of the store means for the batch, by the class of its SQLSTATE. */
final class SqlErrors {
    /** Connection lost, transaction rolled back by the server, out of resources, operator intervention. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    /** A value that no column takes, a constraint, a limit such as a key too long for its index: another row may pass. */
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    private SqlErrors() {}

    /** Whether the same batch can succeed later. */
    static boolean isPassing(SQLException failure) {
        return failure instanceof SQLTransientConnectionException || PASSING.contains(stateClass(failure));
    }

    /** Whether a row of the batch is to blame. */
    static boolean isOfTheData(SQLException failure) {
        return OF_THE_DATA.contains(stateClass(failure));
    }

    /** The message without the data that PostgreSQL's further lines, and those of the driver for a batch, would tell. */
    static String firstLine(Exception failure) {
        if (failure instanceof BatchUpdateException batch && batch.getNextException() != null) {
            return firstLine(batch.getNextException());
        }
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }

    private static String stateClass(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
