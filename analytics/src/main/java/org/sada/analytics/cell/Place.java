package org.sada.analytics.cell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.codec.BinaryReader;
import org.sada.contract.codec.BinaryWriter;
import org.sada.contract.event.Details;
import org.sada.contract.event.Direction;
import org.sada.contract.fact.Facts;
import org.sada.contract.fact.Leg;

/**
 * Where something is counted: the values of every dimension. Null means unknown.
 *
 * @param categories of complaint
 */
public record Place(
        String queue,
        String agent,
        String channel,
        String direction,
        String product,
        String region,
        List<String> categories) {

    /** Where the interaction as a whole is counted. */
    public static Place of(Facts facts) {
        return of(facts, facts.attribution().queue(), facts.attribution().agent());
    }

    /** Where one of its legs is counted. */
    static Place of(Facts facts, Leg leg) {
        return of(facts, leg.queue(), leg.agent());
    }

    private static Place of(Facts facts, String queue, String agent) {
        Details details = facts.details();
        Direction direction = details.direction() == null ? Direction.INBOUND : details.direction();
        return new Place(
                queue,
                agent,
                details.channel() == null ? null : details.channel().text(),
                direction.text(),
                details.product(),
                details.region(),
                facts.complaints());
    }

    /** The values under which the cube counts it: one set, or, by category, one for all contacts and one for each category. */
    List<Map<Dimension, String>> values(Cube cube) {
        List<Map<Dimension, String>> all = new ArrayList<>();
        all.add(values(cube, null));
        if (cube.by().contains(Dimension.CATEGORY)) {
            categories.forEach(category -> all.add(values(cube, category)));
        }
        return all;
    }

    private Map<Dimension, String> values(Cube cube, String category) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : cube.by()) {
            values.put(
                    dimension,
                    switch (dimension) {
                        case QUEUE -> queue;
                        case AGENT -> agent;
                        case CHANNEL -> channel;
                        case DIRECTION -> direction;
                        case PRODUCT -> product;
                        case REGION -> region;
                        case CATEGORY -> category;
                        case SOURCE -> null;
                    });
        }
        return values;
    }

    public void write(BinaryWriter out) {
        out.string(queue)
                .string(agent)
                .string(channel)
                .string(direction)
                .string(product)
                .string(region);
        out.strings(categories);
    }

    public static Place read(BinaryReader in) {
        return new Place(in.string(), in.string(), in.string(), in.string(), in.string(), in.string(), in.strings());
    }
}
