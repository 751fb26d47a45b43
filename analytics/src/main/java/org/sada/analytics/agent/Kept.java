package org.sada.analytics.agent;

/** An entry of the store of agents' states. */
sealed interface Kept permits AgentDay, Known {}
