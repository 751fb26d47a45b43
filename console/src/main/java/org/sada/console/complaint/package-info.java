/** What customers complain of: how often, of which share of contacts, and in which words. */
package org.sada.console.complaint;
