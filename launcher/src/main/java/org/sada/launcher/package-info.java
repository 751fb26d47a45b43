/** The command {@code sada}: every part in one process, and the tools around it. */
package org.sada.launcher;
