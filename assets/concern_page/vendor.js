// Where the built page has its libraries, tests of its parts find them too.
export * from "./libraries.js";
