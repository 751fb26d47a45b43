/** From the topics of figures into PostgreSQL, exactly once; owns the schema of the store. */
package org.sada.sink;
