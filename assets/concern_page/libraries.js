// What the writer's page takes from others.
export * from "../concerns/libraries.js";
