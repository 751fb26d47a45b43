package org.sada.ingest.source;

/**
 * CloudEvents 1.0 in JSON: structured ones, in an array (a batch), one a line, or one behind the other. Their {@code data} is an event
 * of the contract, of which the envelope may say the id, type, time and interaction.
 */
final class CloudEventsFormat implements Format {

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public String summary() {
        return "CloudEvents 1.0 around events of the contract";
    }

    @Override
    public Source source(SourceOptions options) {
        CloudEvent envelope = new CloudEvent(options.tenant());
        return (content, items) -> JsonDocuments.readEach(content, envelope::events, items);
    }
}
