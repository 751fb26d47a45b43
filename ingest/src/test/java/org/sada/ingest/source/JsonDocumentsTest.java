package org.sada.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {
    private final List<String> documents = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}{\"a\":2}",
                "{\"a\":1}\n{\"a\":2}\n",
                "[{\"a\":1},{\"a\":2}]",
                " [ {\"a\":1}\r\n,\r\n{\"a\":2} ] ",
                "{\n  \"a\" : 1\n}\n{\n  \"a\" : 2\n}",
                "[{\"a\":1}]\n[{\"a\":2}]",
                "\uFEFF{\"a\":1}\n{\"a\":2}"
            })
    void anyLayoutGivesTheSameDocuments(String text) throws IOException {
        read(text.getBytes(UTF_8));
        assertThat(documents).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(refusals).isEmpty();
    }

    @Test
    void bracketsAndQuotesWithinTextsEndNothing() throws IOException {
        read("{\"a\":\"}\\\"]{[\"} {\"b\":{\"c\":[{\"d\":\"\\\\\"}]}}".getBytes(UTF_8));
        assertThat(documents).containsExactly("{\"a\":\"}\\\"]{[\"}", "{\"b\":{\"c\":[{\"d\":\"\\\\\"}]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1",
                "{\"b\":\"x",
                "{\"b\":[1,2",
                "{\"b\":{\"c\":{",
                "{\"b\":",
                "{\"b\"}",
                "{\"b\":1}}",
                "{\"b\":1,\"b\":2}",
                "{\"b\":1} trailing",
                "{\"b\":NaN}",
                "{b:1}",
                "{\"b\":\"\\x\"}",
                "hello",
                "17",
                "\"{\"",
                "null",
                "[1,2",
                "]",
                ","
            })
    void aBrokenLineHarmsNoNeighbour(String broken) throws IOException {
        read(("{\"a\":1}\n" + broken + "\n{\"a\":2}\n{\"a\":3}\n").getBytes(UTF_8));
        assertThat(documents).startsWith("{\"a\":1}").endsWith("{\"a\":2}", "{\"a\":3}");
        assertThat(refusals).isNotEmpty();
        assertThat(refusals.get(0)).contains("(line ");
    }

    @Test
    void bytesThatAreNoUtf8HarmTheirDocumentOnly() throws IOException {
        byte[] text = "{\"a\":1}\n{\"a\":\"?\"}\n{\"a\":2}".getBytes(UTF_8);
        text[14] = (byte) 0xC3;
        read(text);
        assertThat(documents).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(refusals).containsExactly("document 2 (line 2): not valid UTF-8");
    }

    @Test
    void aBrokenMemberLaidOutOverLinesIsRefusedOnce() throws IOException {
        read("[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": {\n  },\n  {\n    \"a\": 2\n  }\n]".getBytes(UTF_8));
        assertThat(documents).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0)).startsWith("document 2 (line 5): ");
    }

    @Test
    void membersThatAreNoObjectsAreRefusedOneByOne() throws IOException {
        read("[1, {\"a\":1}, \"x\", null, {\"a\":2}]".getBytes(UTF_8));
        assertThat(documents).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(refusals)
                .containsExactly(
                        "document 1 (line 1): must be a JSON object",
                        "document 3 (line 1): must be a JSON object",
                        "document 4 (line 1): must be a JSON object");
    }

    @Test
    void anArrayCutShortIsSaidAndItsMembersCount() throws IOException {
        read("[{\"a\":1},{\"a\":2}".getBytes(UTF_8));
        assertThat(documents).hasSize(2);
        assertThat(refusals)
                .containsExactly(
                        "document 3 (line 1): the array that begins on line 1 has no end: the file is cut short");
    }

    @Test
    void nothingAtAllIsRefused() throws IOException {
        read(" \n ".getBytes(UTF_8));
        assertThat(refusals).containsExactly("document 1 (line 2): there is no JSON document");
    }

    @Test
    void utf16AndDepthAndLengthAreRefused() throws IOException {
        read("{\"a\":1}".getBytes(UTF_16BE));
        read(("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}\n{\"a\":1}").getBytes(UTF_8));
        read(("{\"a\":\"" + "x".repeat(10_000_000) + "\"}\n{\"a\":2}\n").getBytes(UTF_8));
        assertThat(documents).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(refusals).hasSize(3);
    }

    @Test
    void howTheStreamIsCutMakesNoDifference() throws IOException {
        Random random = new Random(7);
        String text = "[{\"a\":1},\n{\"b\":\"é\"},\n{\"c\":[\n{\"d\":{}}]}]\n{\"e\":1\n{\"f\":1}\n";
        for (int i = 0; i < 50; i++) {
            documents.clear();
            refusals.clear();
            read(new Dripping(text.getBytes(UTF_8), random));
            assertThat(documents).containsExactly("{\"a\":1}", "{\"b\":\"é\"}", "{\"c\":[{\"d\":{}}]}", "{\"f\":1}");
            assertThat(refusals).hasSize(1);
        }
    }

    private void read(byte[] text) throws IOException {
        read(new ByteArrayInputStream(text));
    }

    private void read(InputStream text) throws IOException {
        JsonDocuments.read(text, document -> documents.add(document.json().toString()), item -> {
            assertThat(item.content().length).isLessThanOrEqualTo(1024 * 1024);
            refusals.add(item.position() + ": " + ((Item.Refused) item).reason());
        });
    }

    /** Gives a few bytes at a time. */
    private static final class Dripping extends FilterInputStream {
        private final Random random;

        private Dripping(byte[] bytes, Random random) {
            super(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length)));
            this.random = random;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(3)));
        }
    }
}
