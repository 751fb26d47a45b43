package org.sada.sink;

import org.sada.runtime.SettingsException;

/**
 * Where the store is.
 *
 * @param url of JDBC, such as {@code jdbc:postgresql://localhost:5432/sada}; what follows a question mark is never printed
 * @param user the role that owns the schema
 * @param password may be empty
 * @param connections how many at most, 2 or more: one writes, another migrates and answers questions
 */
public record StoreSettings(String url, String user, String password, int connections) {
    public StoreSettings {
        if (url == null || !url.startsWith("jdbc:postgresql:")) {
            throw new SettingsException(
                    "the url of the store must begin with jdbc:postgresql:, as in jdbc:postgresql://localhost:5432/sada");
        }
        if (user == null || user.isBlank()) {
            throw new SettingsException("the store needs the user that owns its schema");
        }
        if (connections < 2) {
            throw new SettingsException("the store needs at least 2 connections, not " + connections);
        }
        password = password == null ? "" : password;
    }

    public static StoreSettings of(String url, String user, String password) {
        return new StoreSettings(url, user, password, 4);
    }

    /** The url without parameters, for messages. */
    String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return user + " at " + place();
    }
}
