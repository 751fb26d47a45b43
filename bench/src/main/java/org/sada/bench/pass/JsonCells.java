package org.sada.bench.pass;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Cells as JSON objects of numbers, all of them wanted. */
public final class JsonCells implements CellForm {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Long>> NUMBERS = new TypeReference<>() {};

    @Override
    public boolean isWanted(byte[] key) {
        return true;
    }

    @Override
    public Map<String, Long> read(byte[] value) {
        try {
            return MAPPER.readValue(value, NUMBERS);
        } catch (IOException e) {
            throw new UncheckedIOException("a cell is not a JSON object of numbers", e);
        }
    }
}
