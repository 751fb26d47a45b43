package org.sada.console.interaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.sada.console.store.Store;
import org.sada.contract.Definition;

/** Shows one interaction: what is known of it, and why it counts as it does. */
public final class InteractionReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACTS =
            "SELECT to_jsonb(fact) - '{run_id,source_partition,source_offset}'::text[] AS facts,"
                    + " to_jsonb(mark) - '{tenant,interaction,customer,run_id,source_partition,source_offset}'::text[] AS mark,"
                    + " fact.contact, fact.direction, fact.customer IS NOT NULL AS known, fact.legs <> '[]' AS with_leg,"
                    + " fact.ended_at, mark.eligible, mark.first_contact, mark.repeated"
                    + " FROM sada.interaction_fact AS fact"
                    + " LEFT JOIN sada.interaction_mark AS mark ON mark.tenant = fact.tenant"
                    + " AND mark.interaction = fact.interaction AND mark.customer = fact.customer AND mark.definition = ?"
                    + " WHERE fact.tenant = ? AND fact.interaction = ?";

    private final Store store;
    private final Definition definition;

    /** @param definition whose marks are shown */
    public InteractionReader(Store store, Definition definition) {
        this.store = store;
        this.definition = definition;
    }

    /** {@code {"facts": …, "mark": … or null, "counts": {"as": …, "why": …, "mature": …}}}, or empty where there is none of this id. */
    public Optional<ObjectNode> read(String tenant, String interaction) throws SQLException {
        return store.read(tenant, connection -> {
            Optional<Instant> watermark = store.watermark(connection, tenant);
            try (PreparedStatement statement = connection.prepareStatement(FACTS)) {
                statement.setInt(1, definition.version());
                statement.setString(2, tenant);
                statement.setString(3, interaction);
                try (ResultSet result = statement.executeQuery()) {
                    return result.next() ? Optional.of(json(result, watermark.orElseThrow())) : Optional.empty();
                }
            }
        });
    }

    private ObjectNode json(ResultSet result, Instant watermark) throws SQLException {
        try {
            ObjectNode json = JSON.createObjectNode();
            json.set("facts", JSON.readTree(result.getString("facts")));
            String mark = result.getString("mark");
            json.set("mark", mark == null ? JSON.nullNode() : JSON.readTree(mark));
            ObjectNode counts = json.putObject("counts");
            if (mark == null) {
                counts.put("as", result.getBoolean("contact") ? "contact" : "feedback")
                        .put("why", whyNot(result));
            } else {
                Instant ended =
                        result.getObject("ended_at", OffsetDateTime.class).toInstant();
                counts.put("as", as(result))
                        .put("why", why(result))
                        .put("mature", !ended.plus(definition.fcrWindow()).isAfter(watermark));
            }
            return json;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the store gave JSON that is none", impossible);
        }
    }

    private static String whyNot(ResultSet result) throws SQLException {
        String direction = result.getString("direction");
        if (!result.getBoolean("contact")) {
            return "only feedback is known of it; it takes no part in repeats";
        } else if (direction != null && !direction.equals("inbound")) {
            return "it is " + direction + ", and only inbound contacts take part in repeats";
        } else if (!result.getBoolean("known")) {
            return "its customer is unknown, so it takes no part in repeats";
        } else if (!result.getBoolean("with_leg")) {
            return "it reached no queue, person or bot, so it takes no part in repeats";
        }
        return "its place among the contacts of its customer has not come yet";
    }

    private static String as(ResultSet result) throws SQLException {
        if (!result.getBoolean("eligible")) {
            return "contact";
        }
        return result.getBoolean("first_contact") ? "first-contact" : "follow-up";
    }

    private String why(ResultSet result) throws SQLException {
        long hours = definition.fcrWindow().toHours();
        String window =
                hours % 24 == 0 ? hours / 24 + " days" : definition.fcrWindow().toString();
        if (!result.getBoolean("eligible")) {
            return "no person handled it and no bot contained it; it can repeat an earlier contact, but is not itself"
                    + " judged";
        }
        String order = result.getBoolean("first_contact")
                ? "no earlier contact of the customer ended within " + window + " before it"
                : "an earlier contact of the customer ended within " + window + " before it";
        return order
                + (result.getBoolean("repeated")
                        ? "; the customer came again within " + window + " of its end"
                        : "; the customer did not come again within " + window + " of its end so far");
    }
}
