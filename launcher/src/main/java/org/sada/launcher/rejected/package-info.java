/** What was refused, to look at and to send again. */
package org.sada.launcher.rejected;
