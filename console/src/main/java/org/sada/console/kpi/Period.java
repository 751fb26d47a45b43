package org.sada.console.kpi;

import java.time.Instant;

/** One window of an answer; the end is exclusive. */
record Period(Instant start, Instant end) {}
