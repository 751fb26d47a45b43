package org.sada.contract.event;

/** An event that breaks the contract. The message is one line that says where in the event and why. */
public final class InvalidEvent extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidEvent(String message) {
        super(message);
    }
}
