import { Lost } from "@/ui/lost";

export default function NotFound() {
  return <Lost />;
}
