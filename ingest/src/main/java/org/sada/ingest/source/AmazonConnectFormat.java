package org.sada.ingest.source;

/**
 * Amazon Connect, as its streams, EventBridge and its API write it, in any mixture: contact records, contact events, the agent event stream
 * and the output of Contact Lens.
 */
final class AmazonConnectFormat implements Format {

    @Override
    public String name() {
        return "amazon-connect";
    }

    @Override
    public String summary() {
        return "contact records, contact events, agent events and Contact Lens output of Amazon Connect";
    }

    @Override
    public Source source(SourceOptions options) {
        AmazonDocument reader = new AmazonDocument(options.tenantOrDefault());
        return (content, items) -> JsonDocuments.read(content, document -> reader.read(document, items), items);
    }
}
