package org.sada.launcher.verify;

import java.util.List;
import java.util.Map;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Measures;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;

/** What the store holds. */
record Stored(Map<CellKey, Measures> cells, Map<Subject, Span> spans, Map<MarkKey, Mark> marks) {

    /** Of the row of an interaction, what the comparison looks at. */
    record Span(boolean contact, long startedAtMs, long endedAtMs, List<String> complaints, String sentiment) {
        static Span of(Facts facts) {
            return new Span(
                    facts.contact(),
                    facts.startedAtMs(),
                    facts.endedAtMs(),
                    facts.complaints(),
                    facts.sentiment() == null ? null : facts.sentiment().text());
        }
    }
}
