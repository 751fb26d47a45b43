package org.sada.analytics.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** The bytes of a model: "SADA", a version, what it is, its buckets, a checksum. The same model always has the same bytes. */
final class ModelFile {
    private static final byte[] MAGIC = "SADA".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int CHECKSUM = Long.BYTES;

    private ModelFile() {}

    static byte[] write(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeByte(VERSION);
            writeHead(model, out);
            writeBuckets(model.weights(), out);
            out.flush();
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeHead(Model model, DataOutputStream out) throws IOException {
        out.writeByte(model.kind().ordinal());
        out.writeBoolean(model.usesTaxonomy());
        out.writeBoolean(model.sentiment());
        out.writeInt(model.labels().size());
        for (int label = 0; label < model.labels().size(); label++) {
            out.writeUTF(model.labels().get(label));
            out.writeByte(model.scripts()[label]);
        }
        Calibration calibration = model.calibration();
        writeDoubles(calibration.coefficients(), out);
        writeDoubles(calibration.gate(), out);
        out.writeDouble(calibration.temperature());
        out.writeDouble(calibration.sentimentTemperature());
        out.writeDouble(calibration.threshold());
        out.writeDouble(calibration.doubt());
        out.writeDouble(calibration.opens());
        out.writeDouble(calibration.best());
        out.writeDouble(calibration.more());
        Weights weights = model.weights();
        out.writeInt(weights.classCount());
        for (int label = 0; label < weights.classCount(); label++) {
            out.writeFloat(weights.scales()[label]);
            out.writeFloat(weights.biases()[label]);
        }
        out.writeInt(weights.classes().length);
    }

    private static void writeDoubles(double[] numbers, DataOutputStream out) throws IOException {
        out.writeByte(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static double[] readDoubles(DataInputStream in) throws IOException {
        double[] numbers = new double[in.readByte()];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = in.readDouble();
        }
        return numbers;
    }

    private static void writeBuckets(Weights weights, DataOutputStream out) throws IOException {
        int before = 0;
        for (int bucket = 0; bucket < Block.BUCKETS; bucket++) {
            if (weights.weighting().uses(bucket)) {
                int from = weights.offsets()[bucket];
                int to = weights.offsets()[bucket + 1];
                writeNumber(bucket - before + 1, out);
                out.writeByte(weights.weighting().idf[bucket]);
                writeNumber(to - from, out);
                int label = 0;
                for (int entry = from; entry < to; entry++) {
                    writeNumber(weights.classes()[entry] - label, out);
                    out.writeByte(weights.weights()[entry]);
                    label = weights.classes()[entry];
                }
                before = bucket;
            }
        }
        writeNumber(0, out);
    }

    /** {@code name} is what errors call it. */
    static Model read(byte[] bytes, String name) {
        if (bytes.length < MAGIC.length + 1 + CHECKSUM
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new TextException(
                    name + " is not a model of Sada; make one with: sada classifier train FILE --model OUT");
        }
        if (bytes[MAGIC.length] != VERSION) {
            throw new TextException(name + " has version " + bytes[MAGIC.length] + " of the format, this program reads "
                    + VERSION + "; train it again");
        }
        int end = bytes.length - CHECKSUM;
        int start = MAGIC.length + 1;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start));
                DataInputStream sum = new DataInputStream(new ByteArrayInputStream(bytes, end, CHECKSUM))) {
            if (sum.readLong() != checksum(bytes, end)) {
                throw new TextException(name + " is damaged; copy it again, or train it again");
            }
            return read(in);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new TextException(name + " is damaged; copy it again, or train it again", e);
        }
    }

    private static Model read(DataInputStream in) throws IOException {
        Model.Kind kind = Model.Kind.values()[in.readByte()];
        boolean usesTaxonomy = in.readBoolean();
        boolean sentiment = in.readBoolean();
        int labelCount = in.readInt();
        List<String> labels = new ArrayList<>(labelCount);
        byte[] scripts = new byte[labelCount];
        for (int label = 0; label < labelCount; label++) {
            labels.add(in.readUTF());
            scripts[label] = in.readByte();
        }
        Calibration calibration = new Calibration(
                readDoubles(in),
                readDoubles(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
        return new Model(kind, usesTaxonomy, labels, scripts, sentiment, readWeights(in), calibration);
    }

    private static Weights readWeights(DataInputStream in) throws IOException {
        int classCount = in.readInt();
        float[] scales = new float[classCount];
        float[] biases = new float[classCount];
        for (int label = 0; label < classCount; label++) {
            scales[label] = in.readFloat();
            biases[label] = in.readFloat();
        }
        int entries = in.readInt();
        short[] classes = new short[entries];
        byte[] weights = new byte[entries];
        int[] offsets = new int[Block.BUCKETS + 1];
        byte[] idf = new byte[Block.BUCKETS];
        int entry = 0;
        int bucket = 0;
        for (int step = readNumber(in); step != 0; step = readNumber(in)) {
            bucket += step - 1;
            idf[bucket] = in.readByte();
            int count = readNumber(in);
            offsets[bucket + 1] = count;
            int label = 0;
            for (int index = 0; index < count; index++) {
                label += readNumber(in);
                classes[entry] = (short) label;
                weights[entry] = in.readByte();
                entry++;
            }
        }
        for (int each = 0; each < Block.BUCKETS; each++) {
            offsets[each + 1] += offsets[each];
        }
        return new Weights(new Weighting(idf), offsets, classes, weights, scales, biases);
    }

    private static void writeNumber(int number, DataOutputStream out) throws IOException {
        int rest = number;
        while (rest > 0x7F) {
            out.writeByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readNumber(DataInputStream in) throws IOException {
        int number = 0;
        int shift = 0;
        int next = in.readByte();
        while (next < 0) {
            number |= (next & 0x7F) << shift;
            shift += 7;
            next = in.readByte();
        }
        return number | (next << shift);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
