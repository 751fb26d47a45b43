/**
 * State on the heap that survives kill -9: live objects are changed in place, written to their changelog once a commit, and moved to disk
 * when they have been quiet for long.
 */
package org.sada.analytics.state;
