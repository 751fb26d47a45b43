package org.sada.launcher.rejected;

import java.time.Instant;
import org.sada.contract.topic.Rejection;

/** A refusal, and when the rejected topic took it. */
record Refused(Instant at, Rejection rejection) {}
