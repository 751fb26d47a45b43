package org.sada.runtime;

/** A setting is wrong. The message is one line that names the source, the key and the way out. */
public class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingsException(String message) {
        super(message);
    }

    public SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
