package org.sada.analytics;

import org.sada.analytics.cell.CellBatch;
import org.sada.analytics.repeat.ContactBatches;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Mark;
import org.sada.contract.fact.MarkKey;
import org.sada.contract.topic.AgentProfileRow;
import org.sada.contract.topic.Example;
import org.sada.contract.topic.ExampleKey;
import org.sada.contract.topic.Rejection;

/** What a step of the pipeline has to say; each kind goes its own way. */
public sealed interface Outcome {

    /** The facts of an interaction as they stand now. */
    record FactsRevised(Facts facts) implements Outcome {}

    /** Contacts of customers changed. */
    record ContactsRevised(ContactBatches.Batch batch) implements Outcome {}

    /** The mark of a contact as it stands now; null where it counts no more. */
    record MarkRevised(MarkKey key, Mark mark) implements Outcome {}

    /** Cells changed. */
    record CellsChanged(CellBatch batch) implements Outcome {}

    /** A line of the log that is no event of the contract. */
    record Refused(Rejection rejection) implements Outcome {}

    /** A sound event that came after the retention of its interaction. */
    record Late(Rejection rejection) implements Outcome {}

    /** A text that shows what stands behind a figure; null where it is none any more. */
    record ExampleRevised(ExampleKey key, Example example) implements Outcome {}

    /** A row of an agent's reference data. */
    record ProfileRevised(AgentProfileRow row) implements Outcome {}
}
