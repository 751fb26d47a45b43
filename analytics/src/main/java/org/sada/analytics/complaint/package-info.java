/** What customers complain of, read from their texts as they come in. */
package org.sada.analytics.complaint;
