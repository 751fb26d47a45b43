package org.sada.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.sada.contract.cell.CellKey;
import org.sada.contract.cell.Cube;
import org.sada.contract.cell.Dimension;
import org.sada.contract.cell.Histogram;
import org.sada.contract.cell.HistogramMeasure;
import org.sada.contract.cell.Measure;
import org.sada.contract.cell.Measures;

/** Cells without sense, but of the right form. */
final class RandomCells {
    private static final String[] QUEUES = {null, "cards", "بطاقات", "it's \"loans\", {really}\\"};
    private static final String[] CHANNELS = {"voice", "chat"};

    private final Random random;

    RandomCells(long seed) {
        this.random = new Random(seed);
    }

    /** Of the cube queue, in windows of 15 minutes of these days. */
    CellKey key(long firstDayMs, int days) {
        Map<Dimension, String> dimensions = new HashMap<>();
        dimensions.put(Dimension.QUEUE, QUEUES[random.nextInt(QUEUES.length)]);
        dimensions.put(Dimension.CHANNEL, CHANNELS[random.nextInt(CHANNELS.length)]);
        dimensions.put(Dimension.DIRECTION, "inbound");
        long time = firstDayMs + (long) (random.nextDouble() * days * 86_400_000L);
        return CellKey.at(random.nextBoolean() ? "one" : "two", 1, Cube.QUEUE, 15, time, dimensions);
    }

    Measures measures() {
        Measures.Builder measures = new Measures.Builder();
        for (Measure measure : Measure.values()) {
            if (random.nextInt(4) > 0) {
                measures.add(measure, random.nextInt(1000));
            }
        }
        for (HistogramMeasure measure : HistogramMeasure.values()) {
            measures.add(measure, histogram());
        }
        return measures.build();
    }

    Histogram histogram() {
        Histogram histogram = Histogram.EMPTY;
        for (int i = random.nextInt(30); i > 0; i--) {
            long value = random.nextLong() >>> (random.nextInt(50) + 12);
            histogram = histogram.plus(Histogram.of(value, 1 + random.nextInt(5)));
        }
        return histogram;
    }
}
