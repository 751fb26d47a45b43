package org.sada.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sada.contract.topic.Rejection;
import org.sada.ingest.privacy.Reasons;

/**
 * What became of a request: received = accepted + repeated + rejected.
 *
 * @param accepted of different ids
 * @param repeated had the id of one before them in the request
 */
record Outcome(int accepted, int repeated, List<Rejection> rejections) {

    int status() {
        return accepted > 0 || rejections.isEmpty() ? 202 : 400;
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("accepted", accepted)
                .put("rejected", rejections.size())
                .put("repeated", repeated);
        ArrayNode reasons = json.putArray("rejections");
        rejections.forEach(each ->
                reasons.addObject().put("position", each.position()).put("reason", Reasons.clean(each.reason())));
        return json.toString();
    }
}
