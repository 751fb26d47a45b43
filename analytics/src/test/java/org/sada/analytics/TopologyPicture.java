package org.sada.analytics;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/** Draws a topology as Mermaid diagrams, one for each sub-topology: topics, steps and stores under the names that are kept for good. */
final class TopologyPicture {
    private TopologyPicture() {}

    static String of(TopologyDescription topology) {
        StringBuilder text =
                new StringBuilder("# The topologies\n\nGenerated from the code by `TopologyPictureTest`.\n");
        topology.subtopologies().stream()
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .forEach(part -> draw(part, text));
        return text.toString();
    }

    private static void draw(TopologyDescription.Subtopology part, StringBuilder text) {
        Set<String> lines = new TreeSet<>();
        for (TopologyDescription.Node node : part.nodes()) {
            String step = id(node.name()) + "[" + node.name() + "]";
            if (node instanceof TopologyDescription.Source source) {
                source.topicSet().forEach(topic -> lines.add(topic(topic) + " --> " + step));
            } else if (node instanceof TopologyDescription.Sink sink) {
                lines.add(step + " --> " + topic(sink.topic()));
            } else if (node instanceof TopologyDescription.Processor processor) {
                processor
                        .stores()
                        .forEach(store -> lines.add(step + " --- " + id("store-" + store) + "[(" + store + ")]"));
            }
            node.successors().forEach(next -> lines.add(step + " --> " + id(next.name()) + "[" + next.name() + "]"));
        }
        text.append("\n## Sub-topology ").append(part.id()).append("\n\n```mermaid\nflowchart LR\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("```\n");
    }

    private static String topic(String name) {
        return id("topic-" + name) + "([" + name + "])";
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }
}
