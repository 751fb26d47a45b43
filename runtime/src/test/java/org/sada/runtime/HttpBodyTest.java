package org.sada.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.HttpResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBodyTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, MIB})
    void whatWasPackedComesOut(int length) throws IOException {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        assertThat(HttpBody.unpacked(packed(body), MIB)).isEqualTo(body);
    }

    @Test
    void oneByteTooManyIsRefused() throws IOException {
        byte[] body = new byte[MIB + 1];
        new Random(1).nextBytes(body);
        byte[] packed = packed(body);

        assertThatThrownBy(() -> HttpBody.unpacked(packed, MIB))
                .isInstanceOf(HttpResponseException.class)
                .hasMessageContaining("unpacks to more than 1048576 bytes");
    }

    @Test
    void aBombIsRefusedByItsGrowth() throws IOException {
        byte[] packed = packed(new byte[900_000]);
        assertThat(packed.length).isLessThan(9_000);

        assertThatThrownBy(() -> HttpBody.unpacked(packed, MIB)).hasMessageContaining("grows more than 100 times");
    }

    @Test
    void aBombOfGigabytesTakesNoMoreMemoryThanItMay() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[MIB];
            for (int i = 0; i < 512; i++) {
                gzip.write(zeros);
            }
        }
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> HttpBody.unpacked(bomb.toByteArray(), MIB)).hasMessageContaining("unpacks to more");

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8L * MIB);
    }

    @Test
    void brokenGzipIsSaidToBeThat() throws IOException {
        byte[] packed = packed(new byte[1000]);
        byte[] wrongSum = packed.clone();
        wrongSum[packed.length - 6] ^= 1;

        for (byte[] broken : new byte[][] {
            {}, {31}, {1, 2, 3, 4}, Arrays.copyOf(packed, packed.length - 3), wrongSum,
        }) {
            assertThatThrownBy(() -> HttpBody.unpacked(broken, MIB)).isInstanceOf(BadRequestResponse.class);
        }
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
