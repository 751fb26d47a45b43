/** Agents' states: how long each agent was in which, as a function of the set of events, told as changes of cells. */
package org.sada.analytics.agent;
