/** Topics that others write, into the log: {@link org.sada.ingest.topic.TopicIntake}. */
package org.sada.ingest.topic;
