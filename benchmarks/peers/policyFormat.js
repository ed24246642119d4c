import Ajv from "ajv";
import schema from "./schema.js";

const keepsToFormat = new Ajv({ strict: false, validateFormats: false }).compile(schema);

export default (policy) => (keepsToFormat(policy) ? [] : [{ message: "This file does not keep to the format." }]);
